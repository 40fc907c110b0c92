package io.sealrail.issuance.operator;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import org.jboss.logging.Logger;

import io.sealrail.events.Topics;

/**
 * How many dead letters lie on each topic that nobody has driven back or settled, whatever process has put them there: the metric
 * {@code sealrail.dead.letters.waiting}. Each replica tells the same number; while Kafka is away the last one stands.
 */
@ApplicationScoped
class DeadLetterBacklog {

    private static final Logger LOG = Logger.getLogger(DeadLetterBacklog.class);

    private final DeadLetterTopics topics;
    private final Redrives redrives;
    private final Map<String, AtomicLong> waiting = new LinkedHashMap<>();

    DeadLetterBacklog(DeadLetterTopics topics, Redrives redrives, MeterRegistry meters) {
        this.topics = topics;
        this.redrives = redrives;
        Topics.ALL.forEach(topic -> waiting.put(
                topic, meters.gauge("sealrail.dead.letters.waiting", Tags.of("topic", topic), new AtomicLong())));
    }

    @Scheduled(every = "${sealrail.dead-letters.look-every:30s}")
    Uni<Void> look() {
        return Multi.createFrom()
                .iterable(waiting.keySet())
                .onItem()
                .transformToUniAndConcatenate(this::look)
                .collect()
                .last()
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> LOG.debugf(
                        "dead letters not counted kind=%s", failure.getClass().getSimpleName()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> look(String topic) {
        return Uni.createFrom()
                .item(() -> topics.spans(topic))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .flatMap(spans -> redrives.of(topic).invoke(dealtWith -> {
                    long lying = spans.values().stream()
                            .mapToLong(span -> span.end() - span.begin())
                            .sum();
                    long over = dealtWith.keySet().stream()
                            .filter(place -> lies(place, spans))
                            .count();
                    waiting.get(topic).set(lying - over);
                }))
                .replaceWithVoid();
    }

    private static boolean lies(Redrives.Place place, Map<Integer, DeadLetterTopics.Span> spans) {
        DeadLetterTopics.Span span = spans.get(place.partition());
        return span != null && place.offset() >= span.begin() && place.offset() < span.end();
    }
}
