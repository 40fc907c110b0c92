package io.sealrail.kit.listen;

/**
 * A well-formed event that can never be applied, however often it is tried: thrown while applying a batch, it goes to the
 * dead letters without another try.
 */
public final class ImpossibleEventException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** @param reason the {@code dead-letter-reason}: kebab-case, the kind of the fault and never its content */
    public ImpossibleEventException(String reason) {
        super(reason);
    }

    /** Fails unless the event is possible. */
    public static void unless(boolean possible, String reason) {
        if (!possible) {
            throw new ImpossibleEventException(reason);
        }
    }

    String reason() {
        return getMessage();
    }
}
