package io.sealrail.onchain.batch;

import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import org.junit.jupiter.api.Test;

import io.sealrail.events.BatchSealed;
import io.sealrail.events.CredentialOnchain;
import io.sealrail.events.IssueRequested;
import io.sealrail.kit.listen.ImpossibleEventException;
import io.sealrail.kit.work.Workers;
import io.sealrail.onchain.chain.AnchorContract;
import io.sealrail.onchain.chain.ChainConfig;
import io.sealrail.onchain.chain.FeeTransaction;
import io.sealrail.onchain.chain.Fees;
import io.sealrail.onchain.chain.HexData;
import io.sealrail.onchain.chain.TroubledNode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

/** A database that was put back knows nothing of the last batches: Kafka tells of them, and the chain may hold their roots. */
@QuarkusTest
@OnPrivateChain
class RebuildBatchesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Inject
    RebuildBatches rebuild;

    @Inject
    RestoreSequences sequences;

    @Inject
    SealedChunks chunks;

    @Inject
    RebuiltBatches rebuilt;

    @Inject
    ChainConfig config;

    @Inject
    Workers workers;

    @Inject
    Pool pool;

    @Inject
    Vertx vertx;

    private final TestChain chain = new TestChain();
    private final Worker worker = new Worker(chain);
    private final List<IssueRequested> credentials = TestEvents.accepted(3);
    private final List<BatchSealed> sealed = TestEvents.sealed(credentials, 10);

    @Test
    void anchorsWhatWasNeverSent() {
        restore(sealed);

        JsonPath proof = worker.awaitAnchor(credentials.get(2).credentialId());

        assertEquals(sealed.get(0).root(), proof.getString("root"));
        assertOnce(sealed.get(0));
    }

    @Test
    void waitsForANodeInTrouble() throws IOException {
        try (TroubledNode node = new TroubledNode()) {
            new RebuildBatches(chunks, rebuilt, node.chain(vertx, config), config, workers, pool)
                    .restore(sealed)
                    .await()
                    .atMost(PATIENCE);
            assertEquals(5, node.calls());
        }
        worker.awaitAnchor(credentials.get(0).credentialId());
        assertOnce(sealed.get(0));
    }

    @Test
    void takesUpItsOwnTransactionThatTheChainHolds() {
        String hash = send();
        chain.mine(1);
        restore(sealed);

        JsonPath proof = worker.awaitAnchor(credentials.get(0).credentialId());

        assertEquals(hash, proof.getString("transactionHash"));
        assertEquals(
                List.of(hash), worker.leaf(credentials.get(0).credentialId()).getList("transactions.hash"));
        assertOnce(sealed.get(0));
    }

    @Test
    void countsARootThatAnotherAnchorerSentOnceItIsFinal() {
        String other = chain.call("eth_accounts").path(2).asText();
        chain.asOwner("addAnchorer(address)", other);
        String hash = chain.send(
                other, AnchorContract.anchor(HexData.bytes(sealed.get(0).root()), 3));
        chain.mine(5);
        restore(sealed);

        assertEquals(hash, worker.awaitAnchor(credentials.get(0).credentialId()).getString("transactionHash"));
        assertOnce(sealed.get(0));
    }

    @Test
    void endsOnChainOnceWhenTheTransactionIsInThePool() {
        send();
        restore(sealed);

        worker.awaitAnchor(credentials.get(0).credentialId());
        assertOnce(sealed.get(0));
    }

    @Test
    void keepsLeavesThatComeAgain() {
        restore(sealed);
        IssueRequested later = TestEvents.accepted(1).get(0);
        TestEvents.publish(credentials);
        TestEvents.publish(List.of(later));

        worker.awaitAnchor(later.credentialId());
        assertEquals(sealed.get(0).batchId(), batchOf(credentials.get(1)));
        assertEquals(
                sealed.get(0).root(),
                worker.awaitAnchor(credentials.get(1).credentialId()).getString("root"));
        assertOnce(sealed.get(0));
    }

    @Test
    void rebuildsOnceWhenToldTwice() {
        restore(sealed);
        restore(sealed);

        worker.awaitAnchor(credentials.get(0).credentialId());
        assertOnce(sealed.get(0));
    }

    @Test
    void waitsForEveryChunk() {
        List<BatchSealed> chunks = TestEvents.sealed(credentials, 1);
        restore(chunks.subList(0, 2));
        assertEquals(404, worker.anchor(credentials.get(0).credentialId()).statusCode());
        restore(chunks.subList(2, 3));

        assertEquals(
                chunks.get(0).root(),
                worker.awaitAnchor(credentials.get(0).credentialId()).getString("root"));
    }

    @Test
    void leavesALeafWhereItIs() {
        TestEvents.publish(List.of(credentials.get(0)));
        String before = worker.awaitAnchor(credentials.get(0).credentialId()).getString("root");

        assertThrows(ImpossibleEventException.class, () -> restore(sealed));

        assertEquals(
                before,
                worker.anchor(credentials.get(0).credentialId()).jsonPath().getString("root"));
        assertNotEquals(sealed.get(0).batchId(), batchOf(credentials.get(0)));
        assertEquals(404, worker.anchor(credentials.get(1).credentialId()).statusCode());
    }

    @Test
    void refusesLeavesThatMakeAnotherRoot() {
        BatchSealed good = sealed.get(0);
        String otherRoot = TestEvents.sealed(TestEvents.accepted(1), 1).get(0).root();
        BatchSealed forged = new BatchSealed(good.batchId(), otherRoot, 3, 0, 1, good.leaves(), good.sealedAt());

        assertThrows(ImpossibleEventException.class, () -> restore(List.of(forged)));
        assertEquals(404, worker.anchor(credentials.get(0).credentialId()).statusCode());
        assertFalse(worker.batches("FAILED", "batchId").contains(good.batchId()));
    }

    @Test
    void countsOnFromWhatWasSaid() {
        restore(sealed);
        BatchSealed batch = sealed.get(0);
        String id = credentials.get(0).credentialId();
        CredentialOnchain said = new CredentialOnchain(
                id,
                credentials.get(0).coreClaimHash(),
                batch.batchId(),
                3,
                31337,
                TestChain.contract(),
                "0x1",
                1,
                Instant.EPOCH,
                batch.root());
        sequences.restore(List.of(said)).await().atMost(PATIENCE);

        worker.awaitOnchain(id, 4);
    }

    private void restore(List<BatchSealed> events) {
        rebuild.restore(events).await().atMost(PATIENCE);
    }

    /** The transaction of the lost database, as the node was given it. */
    private String send() {
        Fees fees = new Fees(BigInteger.valueOf(30_000_000_000L), BigInteger.valueOf(1_500_000_000L));
        String account = TestChain.anchorer().address();
        long nonce = Long.decode(
                chain.call("eth_getTransactionCount", account, "pending").asText());
        byte[] data = AnchorContract.anchor(HexData.bytes(sealed.get(0).root()), 3);
        FeeTransaction.Signed signed =
                new FeeTransaction(31337, nonce, fees, 200_000, TestChain.contract(), data).sign(TestChain.anchorer());
        chain.call("eth_sendRawTransaction", HexData.of(signed.raw()));
        return signed.hash();
    }

    private String batchOf(IssueRequested credential) {
        return worker.leaf(credential.credentialId()).getString("batchId");
    }

    private void assertOnce(BatchSealed batch) {
        assertEquals(1, chain.anchored(batch.root()).size());
    }
}
