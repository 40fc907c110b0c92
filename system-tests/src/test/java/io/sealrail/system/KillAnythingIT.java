package io.sealrail.system;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;

import io.sealrail.system.client.ChainReader;
import io.sealrail.system.client.Demo;
import io.sealrail.system.client.PartnerClient;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Each process is killed once while at least 50 calls are in flight, and started again by the stack: what was answered with 200
 * reaches the chain, once.
 */
class KillAnythingIT {

    private static final List<String> PARTS = List.of(
            "issuance-api",
            "onchain-worker",
            "verifier-service",
            "revocation-service",
            "status-list-service",
            "kafka",
            "postgres",
            "chain");

    private final SystemStack stack = SystemStack.get();
    private final Demo demo = stack.demo();
    private final PartnerClient client = new PartnerClient(demo);

    @Test
    void losesAndDoublesNothing() throws Exception {
        AtomicBoolean enough = new AtomicBoolean();
        try (Issuing issuing = new Issuing(client, 64)) {
            List<Future<?>> callers = issuing.start(() -> enough.get() && issuing.accepted.size() >= 1_000);
            for (String part : PARTS) {
                int before = issuing.accepted.size();
                await(part).atMost(Duration.ofSeconds(30)).until(() -> issuing.inFlight() >= 50);
                stack.killAndAwaitNext(part);
                await(part).atMost(Duration.ofSeconds(90)).until(() -> issuing.accepted.size() >= before + 100);
            }
            enough.set(true);
            for (Future<?> caller : callers) {
                caller.get();
            }
            Settled.onchain(client, issuing.accepted, Duration.ofSeconds(180));
            Settled.everything(demo);
            assertOnceOnChain(issuing);
        }
    }

    private void assertOnceOnChain(Issuing issuing) throws Exception {
        long accepted = Settled.count(demo, "issuance-api", "select count(*) from credentials");
        long leaves = Settled.count(demo, "onchain-worker", "select count(*) from leaves");
        long anchored = new ChainReader(demo.rpcUrl())
                .anchored().stream().mapToLong(ChainReader.Anchored::leafCount).sum();
        assertEquals(accepted, leaves, "credentials and leaves");
        assertEquals(accepted, anchored, "credentials and leaves on chain");
        assertTrue(issuing.accepted.size() >= 1_000);
        assertEquals(
                issuing.accepted.size(),
                issuing.accepted.values().stream().distinct().count());
    }
}
