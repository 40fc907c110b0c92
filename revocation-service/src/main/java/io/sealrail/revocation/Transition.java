package io.sealrail.revocation;

import java.util.Set;

import io.sealrail.events.CredentialStatus.State;

/** A change of status that is allowed: where it leads, and from where. Nothing leads away from revoked. */
enum Transition {
    REVOKE(State.REVOKED, Set.of(State.VALID, State.SUSPENDED));

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
}
