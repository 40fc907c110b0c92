package io.sealrail.kit.work;

/** A failure as the log may show it: classes, SQLSTATEs and stack traces, without the messages, which may quote values. */
public final class WithoutMessages extends Exception {

    private static final long serialVersionUID = 1L;
    private static final int DEEPEST_CAUSE = 10;

    private final String kind;

    private WithoutMessages(Throwable failure, int depth) {
        super(null, cause(failure, depth), false, true);
        kind = kind(failure);
        setStackTrace(failure.getStackTrace());
    }

    /** The failure and its causes, to be logged. */
    public static WithoutMessages of(Throwable failure) {
        return new WithoutMessages(failure, 0);
    }

    /** The class of the failure, with the SQLSTATE of its cause if the database gave one. */
    public static String kind(Throwable failure) {
        String name = failure.getClass().getSimpleName();
        return SqlState.in(failure).map(state -> name + "(" + state + ")").orElse(name);
    }

    private static Throwable cause(Throwable failure, int depth) {
        boolean shown = failure.getCause() != null && depth < DEEPEST_CAUSE;
        return shown ? new WithoutMessages(failure.getCause(), depth + 1) : null;
    }

    @Override
    public String toString() {
        return kind;
    }
}
