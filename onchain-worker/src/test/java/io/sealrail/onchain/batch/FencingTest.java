package io.sealrail.onchain.batch;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

import io.sealrail.events.IssueRequested;
import io.sealrail.events.Topics;
import io.sealrail.kit.lease.Lease;
import io.sealrail.onchain.chain.AnchorFailure;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertThrows;

/** Of two senders only the holder of the lease writes, and a holder of yesterday never does. */
@QuarkusTest
@OnPrivateChain
class FencingTest {

    @Inject
    AnchorBatches batches;

    @Inject
    AnchorSender sender;

    private final TestChain chain = new TestChain();
    private final Worker worker = new Worker(chain);

    @Test
    void aSenderThatLostItsLeaseWritesNothing() {
        IssueRequested credential = TestEvents.accepted(1).get(0);
        TestEvents.publish(List.of(credential));
        UUID batchId = UUID.fromString(
                worker.awaitState(credential.credentialId(), "SENT").getString("batchId"));
        Lease yesterday = new Lease(AnchorSender.LEASE, "stalled", 0);

        assertFencedOff(batches.failed(
                yesterday, batchId, AnchorFailure.REVERTED, Clock.systemUTC().instant()));
        assertFencedOff(batches.sent(yesterday, batchId, Clock.systemUTC().instant()));
        assertFencedOff(batches.troubled(yesterday, batchId, AnchorFailure.FEE_CAP));
        worker.awaitAnchor(credential.credentialId());
    }

    private static void assertFencedOff(Uni<Void> write) {
        assertThrows(FencedOffException.class, () -> write.await().atMost(Duration.ofSeconds(5)));
    }

    private static Set<Long> countsOfEach(List<IssueRequested> accepted) {
        Map<String, Long> said = TestEvents.all(Topics.CREDENTIAL_ONCHAIN).stream()
                .collect(Collectors.groupingBy(ConsumerRecord::key, Collectors.counting()));
        return accepted.stream()
                .map(credential -> said.getOrDefault(credential.credentialId(), 0L))
                .collect(Collectors.toSet());
    }

    @Test
    void aSecondSenderStandsBy() {
        sender.start(null);
        List<IssueRequested> accepted = TestEvents.accepted(20);
        TestEvents.publish(accepted);
        accepted.forEach(credential -> worker.awaitAnchor(credential.credentialId()));
        await().atMost(Duration.ofSeconds(30)).until(() -> countsOfEach(accepted), Set.of(1L)::equals);
    }
}
