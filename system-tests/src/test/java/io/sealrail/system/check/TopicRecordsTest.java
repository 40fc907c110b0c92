package io.sealrail.system.check;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

import io.sealrail.events.BatchSealed;
import io.sealrail.events.CredentialOnchain;
import io.sealrail.events.CredentialStatus;
import io.sealrail.events.DomainEvent;
import io.sealrail.events.EventJson;
import io.sealrail.events.StatusReference;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Events are read without the platform's classes, and mean the same. */
class TopicRecordsTest {

    private static final String HASH = "ab".repeat(32);
    private static final String BATCH = "7b0c1c1e-4d5f-4d0c-9d2e-0c8f3a1b2c3d";

    private final TopicRecords records = new TopicRecords(new Texts(), (topic, key) -> key.startsWith("poison"));
    private final TopicFacts facts = records.facts();

    @Test
    void readsWhatIsPublished() {
        take(new BatchSealed(BATCH, "0x" + HASH, 1, 0, 1, List.of(new BatchSealed.Leaf("c1", HASH)), Instant.EPOCH));
        take(new CredentialOnchain(
                "c1", HASH, BATCH, 2, 31_337, "0x" + "0".repeat(40), "0x" + HASH, 7, Instant.EPOCH, "0x" + HASH));
        take(new CredentialStatus(
                "c1",
                "did:web:issuer.example",
                new StatusReference("1", 5),
                CredentialStatus.State.REVOKED,
                CredentialStatus.Cause.OWNER,
                3,
                Instant.EPOCH));
        assertEquals(
                List.of(new TopicFacts.Sealed(BATCH, HASH, 1, 0, 1, List.of(new TopicFacts.Leaf("c1", HASH)))),
                facts.sealed());
        assertEquals(List.of(new TopicFacts.Onchain("c1", HASH, BATCH, 2, "0x" + HASH, HASH)), facts.onchain());
        assertEquals(List.of(new TopicFacts.Status("c1", new Place("1", 5), "REVOKED", "OWNER", 3)), facts.statuses());
        assertEquals(3, facts.ids().size());
    }

    @Test
    void setsPoisonAsideAndNamesWhatElseCannotBeRead() {
        take("issue-requested.v1", "poison-1", "{");
        take("issue-requested.v1", "c1", "{");
        take("issue-requested.v1", "c2", "{}");
        assertEquals(Set.of("poison-1"), facts.poisonSeen());
        assertEquals(
                List.of("c1", "c2"),
                facts.unreadable().stream().map(TopicFacts.Spot::key).toList());
    }

    @Test
    void tellsLettersThatWereSentFromOthers() {
        take("issue-requested.v1.dlq", "poison-1", "{");
        take("issue-requested.v1.dlq", "c1", "{}");
        assertEquals(
                List.of(true, false),
                facts.deadLetters().stream().map(TopicFacts.DeadLetter::poison).toList());
    }

    private void take(DomainEvent event) {
        take(event.topic(), event.key(), EventJson.write(event));
    }

    private void take(String topic, String key, String value) {
        ConsumerRecord<String, byte[]> each =
                new ConsumerRecord<>(topic, 0, 0, key, value.getBytes(StandardCharsets.UTF_8));
        each.headers().add("ce_id", UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8));
        records.take(each);
    }
}
