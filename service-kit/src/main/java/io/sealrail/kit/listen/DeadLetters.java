package io.sealrail.kit.listen;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;

import io.sealrail.events.Topics;
import io.sealrail.kit.outbox.EventPublisher;
import io.sealrail.kit.work.Backoff;
import io.sealrail.kit.work.SqlState;

/**
 * Puts what can never be applied on {@code <topic>.dlq}: key, value and headers as they were, and headers
 * {@code dead-letter-reason} (its kind, never its content), {@code -topic}, {@code -partition}, {@code -offset} and
 * {@code -timestamp} (RFC 3339), from which it can be driven back.
 */
@ApplicationScoped
public class DeadLetters {

    static final String MALFORMED = "malformed-event";

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);

    private final EventPublisher publisher;
    private final Clock clock;
    private final MeterRegistry meters;

    DeadLetters(EventPublisher publisher, Clock clock, MeterRegistry meters) {
        this.publisher = publisher;
        this.clock = clock;
        this.meters = meters;
    }

    /** Completes when the dead letter is acknowledged; tries again without limit while Kafka is away. */
    Uni<Void> send(ConsumerRecord<String, String> poison, String reason) {
        LOG.errorf(
                "event put on the dead-letter topic topic=%s partition=%d offset=%d eventId=%s reason=%s",
                poison.topic(), poison.partition(), poison.offset(), Received.eventId(poison), reason);
        meters.counter("sealrail.dead.letters", "topic", poison.topic()).increment();
        return publisher
                .publish(List.of(letter(poison, reason)))
                .onFailure()
                .retry()
                .withBackOff(Backoff.FIRST, Backoff.LONGEST)
                .atMost(Long.MAX_VALUE)
                .replaceWithVoid();
    }

    private ProducerRecord<String, String> letter(ConsumerRecord<String, String> poison, String reason) {
        ProducerRecord<String, String> letter = new ProducerRecord<>(
                Topics.deadLetter(poison.topic()), null, poison.key(), poison.value(), poison.headers());
        header(letter, "reason", reason);
        header(letter, "topic", poison.topic());
        header(letter, "partition", Integer.toString(poison.partition()));
        header(letter, "offset", Long.toString(poison.offset()));
        header(letter, "timestamp", clock.instant().toString());
        return letter;
    }

    private static void header(ProducerRecord<String, String> letter, String name, String value) {
        letter.headers().add("dead-letter-" + name, value.getBytes(StandardCharsets.UTF_8));
    }

    /** The kind of a failure of applying. */
    static String reason(Throwable failure) {
        if (failure instanceof ImpossibleEventException impossible) {
            return impossible.reason();
        }
        return SqlState.in(failure)
                .map(state -> "sqlstate-" + state)
                .orElse(failure.getClass().getSimpleName());
    }
}
