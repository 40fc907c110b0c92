package io.sealrail.system.check;

import java.util.HashMap;
import java.util.Map;

/** The state of each credential as its events tell it: revoked absorbs, otherwise the highest sequence holds. */
final class States {

    static final String VALID = "VALID";
    static final String SUSPENDED = "SUSPENDED";
    static final String REVOKED = "REVOKED";

    /** A state and the number of changes that led to it. */
    record State(String name, long sequence) {

        boolean isRevoked() {
            return name.equals(REVOKED);
        }

        @Override
        public String toString() {
            return name + " (" + sequence + ")";
        }
    }

    private static final State NEVER_CHANGED = new State(VALID, 0);

    private final Map<String, TopicFacts.Status> decisive = new HashMap<>();

    States(TopicFacts topics) {
        topics.statuses().forEach(event -> decisive.merge(event.credentialId(), event, States::decisive));
    }

    private static TopicFacts.Status decisive(TopicFacts.Status known, TopicFacts.Status next) {
        if (known.state().equals(REVOKED) != next.state().equals(REVOKED)) {
            return known.state().equals(REVOKED) ? known : next;
        }
        return next.sequence() > known.sequence() ? next : known;
    }

    State of(String credentialId) {
        TopicFacts.Status event = decisive.get(credentialId);
        return event == null ? NEVER_CHANGED : new State(event.state(), event.sequence());
    }

    /** The event that decides, of each credential that ever changed. */
    Map<String, TopicFacts.Status> decisive() {
        return decisive;
    }
}
