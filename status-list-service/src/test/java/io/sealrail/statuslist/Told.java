package io.sealrail.statuslist;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.sealrail.events.CredentialStatus;
import io.sealrail.events.CredentialStatus.Cause;
import io.sealrail.events.CredentialStatus.State;
import io.sealrail.events.DomainEvent;
import io.sealrail.events.EventJson;
import io.sealrail.events.IssuerKeyPublished;
import io.sealrail.events.StatusListPublished;
import io.sealrail.events.StatusReference;
import io.sealrail.events.Topics;
import io.sealrail.stack.TopicProbe;

/** Tells the service of issuers and statuses and reads what it says of its lists. */
@ApplicationScoped
class Told {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofMillis(50);

    private final TopicProbe topics;

    Told(
            @ConfigProperty(name = "SEALRAIL_KAFKA") String kafka,
            @ConfigProperty(name = "SEALRAIL_TOPIC_PREFIX") String prefix) {
        this.topics = new TopicProbe(kafka, prefix);
    }

    static ConditionFactory await() {
        return Awaitility.await().atMost(PATIENCE).pollDelay(LOOK).pollInterval(LOOK);
    }

    static String issuer() {
        return "did:air:id:test:" + UUID.randomUUID();
    }

    static IssuerKeyPublished issuerKey(String issuer, int lists, long sequence) {
        return new IssuerKeyPublished(
                issuer, issuer + "#key-1", "z6MkTest", Instant.now(), null, null, lists, sequence);
    }

    static CredentialStatus status(String list, int index, State state, long sequence) {
        return new CredentialStatus(
                "c2-" + list + "-" + index,
                "did:air:id:test:issuer",
                new StatusReference(list, index),
                state,
                Cause.OPERATOR,
                sequence,
                Instant.now());
    }

    static CredentialStatus revoked(String list, int index) {
        return status(list, index, State.REVOKED, 1);
    }

    void say(DomainEvent event) {
        say(event.topic(), event.key(), EventJson.write(event));
    }

    void say(String topic, String key, String text) {
        topics.send(topic, key, text);
    }

    /** What was said of the lists of an issuer, oldest first within a list. */
    List<StatusListPublished> published(String issuer) {
        return topics.records(Topics.STATUS_LIST_PUBLISHED).stream()
                .map(record -> EventJson.read(record.value(), StatusListPublished.class))
                .filter(event -> event.issuerDid().equals(issuer))
                .toList();
    }

    /** What was said of the lists of an issuer, as soon as it is so many lists. */
    List<StatusListPublished> awaitPublished(String issuer, int lists) {
        return await().until(() -> published(issuer), events -> events.size() >= lists);
    }

    /** A list of a new issuer, as soon as it is served. */
    StatusListPublished list() {
        String issuer = issuer();
        say(issuerKey(issuer, 1, 1));
        StatusListPublished list = awaitPublished(issuer, 1).get(0);
        await().until(() -> Served.get(list.listId()).statusCode() == 200);
        return list;
    }

    String awaitDeadLetterReason(String topic, String key) {
        return await().until(() -> reason(topic, key), reason -> reason != null);
    }

    private String reason(String topic, String key) {
        return topics.records(Topics.deadLetter(topic)).stream()
                .filter(letter -> key.equals(letter.key()))
                .map(Told::reason)
                .findFirst()
                .orElse(null);
    }

    private static String reason(ConsumerRecord<String, String> letter) {
        return new String(letter.headers().lastHeader("dead-letter-reason").value());
    }

    @PreDestroy
    void close() {
        topics.close();
    }
}
