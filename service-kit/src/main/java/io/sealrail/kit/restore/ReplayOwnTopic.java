package io.sealrail.kit.restore;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.sealrail.events.DomainEvent;
import io.sealrail.events.Topics;
import io.sealrail.kit.listen.EventBatch;
import io.sealrail.kit.replay.OwnEvents;

/** Gives what one of our topics holds beyond what the database has published to its {@link OwnEvents}, batch by batch. */
@ApplicationScoped
class ReplayOwnTopic {

    private final Map<String, Object> kafka;
    private final String topicPrefix;
    private final PublishedOffsets published;
    private final EventBatch batches;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread reader = new Thread(task, "sealrail-replay");
        reader.setDaemon(true);
        return reader;
    });

    ReplayOwnTopic(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "sealrail.topic-prefix") Optional<String> topicPrefix,
            PublishedOffsets published,
            EventBatch batches) {
        this.kafka = kafka;
        this.topicPrefix = topicPrefix.orElse("");
        this.published = published;
        this.batches = batches;
    }

    /** Completes with the number of events that were read; a repetition begins behind the last batch that was restored. */
    <E extends DomainEvent> Uni<Long> replay(OwnEvents<E> own) {
        String name = topicPrefix + Topics.of(own.type());
        return onThread(() -> new OwnTopic(kafka, name)).flatMap(topic -> open(topic, name)
                .chain(() -> Multi.createBy()
                        .repeating()
                        .uni(() -> nextBatch(topic, name, own))
                        .whilst(events -> events > 0)
                        .collect()
                        .with(Collectors.summingLong(Integer::longValue)))
                .eventually(() -> onThread(() -> close(topic))));
    }

    /** What is known is read before the ends: a relay at work elsewhere may move both on in between. */
    private Uni<Void> open(OwnTopic topic, String name) {
        return published
                .of(name)
                .flatMap(known -> onThread(() -> topic.open(known)))
                .flatMap(lost -> lost.length == 0 ? Uni.createFrom().voidItem() : published.forget(name, lost));
    }

    private <E extends DomainEvent> Uni<Integer> nextBatch(OwnTopic topic, String name, OwnEvents<E> own) {
        return onThread(topic::next)
                .flatMap(found -> found.isEmpty()
                        ? Uni.createFrom().item(0)
                        : restore(found, own).chain(() -> reached(topic, name)).replaceWith(found.count()));
    }

    private <E extends DomainEvent> Uni<Void> restore(ConsumerRecords<String, String> found, OwnEvents<E> own) {
        return batches.replay(found, own.type(), own::restore);
    }

    private Uni<Void> reached(OwnTopic topic, String name) {
        return onThread(topic::positions).flatMap((Map<Integer, Long> next) -> published.advance(name, next));
    }

    private <T> Uni<T> onThread(Supplier<T> work) {
        return Uni.createFrom().item(work).runSubscriptionOn(thread);
    }

    private static boolean close(OwnTopic topic) {
        topic.close();
        return true;
    }

    @PreDestroy
    void stop() {
        thread.shutdownNow();
    }
}
