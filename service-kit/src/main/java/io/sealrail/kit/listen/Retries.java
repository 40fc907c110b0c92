package io.sealrail.kit.listen;

import java.util.EnumMap;
import java.util.Map;

import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import io.sealrail.kit.work.Backoff;
import io.sealrail.kit.work.SqlState;
import io.sealrail.kit.work.Trouble;
import io.sealrail.kit.work.WithoutMessages;

/** Decides after each failure of a batch: a pause and another try, or the failure itself. */
final class Retries {

    private static final Logger LOG = Logger.getLogger(Retries.class);

    private final String topic;
    private final int mostForUnknown;
    private final int mostForUniqueViolation;
    private final Map<Trouble, Integer> failuresOf = new EnumMap<>(Trouble.class);
    private int failures;

    Retries(String topic, int mostForUnknown, int mostForUniqueViolation) {
        this.topic = topic;
        this.mostForUnknown = mostForUnknown;
        this.mostForUniqueViolation = mostForUniqueViolation;
    }

    Uni<Integer> next(Throwable failure) {
        Trouble trouble = Trouble.of(failure);
        failures++;
        if (failuresOf.merge(trouble, 1, Integer::sum) > most(trouble, failure)) {
            return Uni.createFrom().failure(failure);
        }
        LOG.warnf(
                "batch failed, it is tried again topic=%s failures=%d trouble=%s kind=%s",
                topic, failures, trouble, WithoutMessages.kind(failure));
        LOG.debug("batch failed", WithoutMessages.of(failure));
        return Uni.createFrom().item(failures).onItem().delayIt().by(Backoff.after(failures));
    }

    private int most(Trouble trouble, Throwable failure) {
        return switch (trouble) {
            case INFRASTRUCTURE -> Integer.MAX_VALUE;
            case UNKNOWN -> mostForUnknown;
            case DATA -> SqlState.isUniqueViolation(failure) ? mostForUniqueViolation : 0;
        };
    }
}
