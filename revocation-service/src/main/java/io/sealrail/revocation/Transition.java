package io.sealrail.revocation;

import java.util.Set;

import io.sealrail.events.CredentialStatus.State;

/** A change of status that is allowed: where it leads, and from where. Nothing leads away from revoked. */
enum Transition {
    REVOKE(State.REVOKED, Set.of(State.VALID, State.SUSPENDED)),
    SUSPEND(State.SUSPENDED, Set.of(State.VALID)),
    LIFT(State.VALID, Set.of(State.SUSPENDED));

    private final State to;
    private final Set<State> from;

    Transition(State to, Set<State> from) {
        this.to = to;
        this.from = from;
    }

    State to() {
        return to;
    }

    /** The names of the states that it may start from. */
    String[] sources() {
        return from.stream().map(State::name).sorted().toArray(String[]::new);
    }

    /** Whether the credential's kind decides and is not known here. */
    boolean asksForKindOf(Revocables.Standing standing) {
        return this == SUSPEND && from.contains(standing.state()) && standing.kind() == null;
    }

    /** Fails with 409 if it cannot start from there, with 503 if that depends on a kind that is not known. */
    void require(Revocables.Standing standing) {
        if (!from.contains(standing.state())) {
            throw Refusals.invalidState(standing.state());
        }
        if (asksForKindOf(standing)) {
            throw Refusals.ownerAway();
        }
        if (this == SUSPEND && !standing.canShowSuspension()) {
            throw Refusals.cannotShowSuspension();
        }
    }
}
