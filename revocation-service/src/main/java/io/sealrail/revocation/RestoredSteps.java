package io.sealrail.revocation;

import java.util.ArrayList;
import java.util.List;

import io.sealrail.events.CredentialStatus;
import io.sealrail.events.CredentialStatus.Cause;
import io.sealrail.events.CredentialStatus.State;
import io.sealrail.kit.listen.ImpossibleEventException;

/**
 * The changes by which a credential came from where its row stands to what its events tell. A change whose event is missing is
 * known all the same: but for the last step to revoked, each one leads from valid to suspended or back.
 */
final class RestoredSteps {

    private static final int MOST_MISSING = 1_000;

    /** One change, as far as events tell of it. */
    record Step(State from, CredentialStatus to) {}

    private final List<Step> steps = new ArrayList<>();
    private State state;
    private long sequence;

    private RestoredSteps(State state, long sequence) {
        this.state = state;
        this.sequence = sequence;
    }

    /**
     * @param state where the row stands
     * @param sequence how many changes it has seen
     * @param events of this credential, in order; those that the row reflects are passed over
     * @throws ImpossibleEventException if an event contradicts the row
     */
    static List<Step> of(State state, long sequence, List<CredentialStatus> events) {
        RestoredSteps restored = new RestoredSteps(state, sequence);
        events.forEach(restored::take);
        return restored.steps;
    }

    private void take(CredentialStatus event) {
        if (state == State.REVOKED || event.sequence() <= sequence) {
            return;
        }
        ImpossibleEventException.unless(event.sequence() - sequence <= MOST_MISSING, "status-out-of-step");
        while (sequence + 1 < event.sequence()) {
            step(between(event));
        }
        ImpossibleEventException.unless(event.state() != state, "status-out-of-step");
        step(event);
    }

    private void step(CredentialStatus to) {
        steps.add(new Step(state, to));
        state = to.state();
        sequence = to.sequence();
    }

    private CredentialStatus between(CredentialStatus later) {
        return new CredentialStatus(
                later.credentialId(),
                later.issuerDid(),
                later.status(),
                state == State.VALID ? State.SUSPENDED : State.VALID,
                Cause.OPERATOR,
                sequence + 1,
                later.changedAt());
    }
}
