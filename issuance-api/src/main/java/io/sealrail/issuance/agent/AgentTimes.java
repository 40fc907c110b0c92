package io.sealrail.issuance.agent;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;

/** Times as the agents' API writes them: ISO 8601, UTC, whole seconds. */
final class AgentTimes {

    private AgentTimes() {}

    static String text(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Of a column that may be null. */
    static String text(OffsetDateTime time) {
        return time == null ? null : text(time.toInstant());
    }
}
