package io.sealrail.revocation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.sealrail.events.CredentialStatus;
import io.sealrail.events.CredentialWithdrawn;
import io.sealrail.events.DomainEvent;
import io.sealrail.events.EventJson;
import io.sealrail.events.IssueRequested;
import io.sealrail.events.StatusReference;
import io.sealrail.events.Topics;
import io.sealrail.stack.TopicProbe;

/** Tells the service of issued credentials and reads what it says of them. */
@ApplicationScoped
class Told {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final AtomicInteger NEXT = new AtomicInteger();

    private final TopicProbe topics;

    Told(
            @ConfigProperty(name = "SEALRAIL_KAFKA") String kafka,
            @ConfigProperty(name = "SEALRAIL_TOPIC_PREFIX") String prefix) {
        this.topics = new TopicProbe(kafka, prefix);
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(PATIENCE).pollDelay(LOOK).pollInterval(LOOK);
    }

    static IssueRequested credential() {
        int n = NEXT.getAndIncrement();
        return credential("c2test" + n, n, null);
    }

    /** One whose format can show a suspension; it has an id as the Notary makes them. */
    static IssueRequested notary() {
        int n = NEXT.getAndIncrement();
        String id = "urn:registry-notary:credential:01HX7Y5F2WAJ7ZP0Q4%08d".formatted(n);
        return credential(id, "notary", new StatusReference("2", n), null);
    }

    static IssueRequested successorOf(IssueRequested elder) {
        int n = NEXT.getAndIncrement();
        return credential("c2test" + n, n, new IssueRequested.Replaced(elder.credentialId(), elder.status()));
    }

    static IssueRequested credentialOf(String list) {
        int n = NEXT.getAndIncrement();
        return credential("c2test" + n, new StatusReference(list, n), null);
    }

    static IssueRequested credential(String id, int index, IssueRequested.Replaced replaced) {
        return credential(id, new StatusReference("2", index), replaced);
    }

    private static IssueRequested credential(String id, StatusReference status, IssueRequested.Replaced replaced) {
        return credential(id, "air", status, replaced);
    }

    static IssueRequested credential(String id, String kind, StatusReference status, IssueRequested.Replaced replaced) {
        return new IssueRequested(
                id,
                kind,
                "0".repeat(64),
                "did:air:id:test:issuer",
                "c2program",
                status,
                replaced,
                Instant.parse("2026-01-19T07:18:45Z"),
                null);
    }

    static CredentialWithdrawn withdrawn(IssueRequested credential) {
        return new CredentialWithdrawn(
                credential.credentialId(), credential.issuerDid(), credential.status(), credential.issuedAt());
    }

    void say(DomainEvent event) {
        topics.send(event.topic(), event.key(), EventJson.write(event));
    }

    void say(String topic, String key, String text) {
        topics.send(topic, key, text);
    }

    List<CredentialStatus> statuses(String credentialId) {
        return texts(credentialId).stream()
                .map(text -> EventJson.read(text, CredentialStatus.class))
                .toList();
    }

    List<String> texts(String credentialId) {
        return topics.values(Topics.CREDENTIAL_STATUS, credentialId);
    }

    List<CredentialStatus> awaitStatuses(String credentialId) {
        return awaitStatuses(credentialId, 1);
    }

    List<CredentialStatus> awaitStatuses(String credentialId, int least) {
        return await().until(() -> statuses(credentialId), all -> all.size() >= least);
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
