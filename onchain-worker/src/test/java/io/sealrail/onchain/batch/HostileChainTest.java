package io.sealrail.onchain.batch;

import java.math.BigInteger;
import java.time.Duration;
import java.util.List;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.sealrail.credential.key.Hex;
import io.sealrail.credential.merkle.MerkleTree;
import io.sealrail.events.CredentialOnchain;
import io.sealrail.events.IssueRequested;
import io.sealrail.onchain.chain.AnchorContract;
import io.sealrail.onchain.chain.FeeTransaction;
import io.sealrail.onchain.chain.Fees;
import io.sealrail.onchain.chain.HexData;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

/** Every batch ends on chain once, whatever the chain does to its transactions. */
@QuarkusTest
@OnPrivateChain
class HostileChainTest {

    private static final String ONE_COIN = "0xde0b6b3a7640000";

    private final TestChain chain = new TestChain();
    private final Worker worker = new Worker(chain);

    @AfterEach
    void calmDown() {
        chain.call("anvil_setBalance", TestChain.anchorer().address(), ONE_COIN);
    }

    @Test
    void saysItAgainAfterAReorg() {
        IssueRequested credential = accept();
        CredentialOnchain first = worker.awaitOnchain(credential.credentialId(), 1);
        chain.call("anvil_reorg", chain.height() - first.blockNumber() + 1, List.of());

        CredentialOnchain second = worker.awaitOnchain(credential.credentialId(), 2);

        assertEquals(first.batchId(), second.batchId());
        assertEquals(first.transactionHash(), second.transactionHash());
        assertNotEquals(first.blockNumber(), second.blockNumber());
        assertOnChainOnce(credential);
    }

    @Test
    void sendsAFinalBatchAgainThatTheChainLost() {
        IssueRequested credential = accept();
        worker.mineUntil(credential.credentialId(), "FINAL");
        long anchoredIn = worker.anchor(credential.credentialId()).jsonPath().getLong("blockNumber");
        chain.call("anvil_rollback", chain.height() - anchoredIn + 1);

        worker.awaitOnchain(credential.credentialId(), 2);

        assertOnChainOnce(credential);
    }

    @Test
    void sendsADroppedTransactionAgain() {
        IssueRequested credential = accept();
        JsonPath sent = worker.awaitState(credential.credentialId(), "SENT");
        String hash = sent.getString("transactions[0].hash");
        chain.call("anvil_dropTransaction", hash);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> chain.call("eth_getTransactionByHash", hash).isObject());

        assertEquals(hash, worker.awaitAnchor(credential.credentialId()).getString("transactionHash"));
        assertOnChainOnce(credential);
    }

    @Test
    void replacesATransactionWhoseFeeIsTooLow() {
        IssueRequested credential = accept();
        JsonPath sent = worker.awaitState(credential.credentialId(), "SENT");
        String first = sent.getString("transactions[0].hash");
        raiseBaseFee();

        JsonPath replaced = worker.awaitLeaf(
                credential.credentialId(), leaf -> leaf.getList("transactions").size() > 1);

        assertEquals(replaced.getInt("transactions[0].nonce"), replaced.getInt("transactions[1].nonce"));
        String anchoring = worker.awaitAnchor(credential.credentialId()).getString("transactionHash");
        assertNotEquals(first, anchoring);
        assertOnChainOnce(credential);
    }

    /** Blocks with a base fee above what was offered, so that nobody takes the transaction. */
    private void raiseBaseFee() {
        chain.call("anvil_setNextBlockBaseFeePerGas", "0x174876e800");
        chain.mine(1);
    }

    @Test
    void replacesATransactionThatWaitsTooLong() {
        IssueRequested credential = accept();

        JsonPath replaced = worker.awaitLeaf(
                credential.credentialId(), leaf -> leaf.getList("transactions").size() > 1);

        assertEquals(replaced.getInt("transactions[0].nonce"), replaced.getInt("transactions[1].nonce"));
        worker.awaitAnchor(credential.credentialId());
        assertOnChainOnce(credential);
    }

    @Test
    void showsThatTheChainAsksForMoreThanTheLimit() {
        IssueRequested credential = accept();
        worker.awaitState(credential.credentialId(), "SENT");
        chain.call("anvil_setNextBlockBaseFeePerGas", "0x8bb2c97000");
        chain.mine(1);

        worker.awaitLeaf(credential.credentialId(), leaf -> "FEE_CAP".equals(leaf.getString("failureCode")));
        chain.call("anvil_setNextBlockBaseFeePerGas", "0x1");

        worker.awaitAnchor(credential.credentialId());
        assertNull(worker.leaf(credential.credentialId()).getString("failureCode"));
        assertOnChainOnce(credential);
    }

    @Test
    void waitsForTheContract() {
        String code = chain.call("eth_getCode", TestChain.contract(), "latest").asText();
        chain.call("anvil_setCode", TestChain.contract(), "0x");
        IssueRequested credential = accept();
        worker.awaitLeaf(credential.credentialId(), leaf -> "NO_CONTRACT".equals(leaf.getString("failureCode")));
        chain.call("anvil_setCode", TestChain.contract(), code);

        worker.awaitAnchor(credential.credentialId());
        assertOnChainOnce(credential);
    }

    @Test
    void countsARootThatALostAttemptAnchored() {
        IssueRequested credential = accept();
        JsonPath sent = worker.awaitState(credential.credentialId(), "SENT");
        byte[] root = HexData.bytes(sent.getString("root"));
        String other = takeNonce(sent, AnchorContract.anchor(root, 1));

        JsonPath proof = worker.awaitAnchor(credential.credentialId());

        assertEquals(other, proof.getString("transactionHash"));
        assertOnChainOnce(credential);
    }

    @Test
    void countsARootWithWhichAnotherAnchorerWasFirst() {
        String other = chain.call("eth_accounts").path(1).asText();
        chain.asOwner("addAnchorer(address)", other);
        IssueRequested credential = accept();
        JsonPath sent = worker.awaitState(credential.credentialId(), "SENT");
        String ours = sent.getString("transactions[0].hash");
        chain.call("anvil_dropTransaction", ours);
        String theirs = chain.send(other, AnchorContract.anchor(HexData.bytes(sent.getString("root")), 1));
        chain.mine(1);

        JsonPath proof = worker.awaitAnchor(credential.credentialId());

        assertEquals(theirs, proof.getString("transactionHash"));
        assertEquals(
                "0x0",
                chain.call("eth_getTransactionReceipt", ours).path("status").asText());
        assertOnChainOnce(credential);
    }

    @Test
    void signsAnewWhenSomebodyElseUsedTheNonce() {
        IssueRequested credential = accept();
        JsonPath sent = worker.awaitState(credential.credentialId(), "SENT");
        byte[] foreignRoot = MerkleTree.leafHash(new byte[32]);
        String other = takeNonce(sent, AnchorContract.anchor(foreignRoot, 0));

        JsonPath proof = worker.awaitAnchor(credential.credentialId());

        assertNotEquals(other, proof.getString("transactionHash"));
        List<Integer> nonces = worker.leaf(credential.credentialId()).getList("transactions.nonce", Integer.class);
        assertEquals(2, nonces.stream().distinct().count());
        assertOnChainOnce(credential);
    }

    /** Uses the nonce of the credential's transaction for another one, of which the worker does not know. */
    private String takeNonce(JsonPath leaf, byte[] data) {
        Fees high = new Fees(BigInteger.valueOf(400_000_000_000L), BigInteger.valueOf(100_000_000_000L));
        FeeTransaction.Signed other = new FeeTransaction(
                        31337, leaf.getLong("transactions[0].nonce"), high, 200_000, TestChain.contract(), data)
                .sign(TestChain.anchorer());
        chain.call("eth_sendRawTransaction", HexData.of(other.raw()));
        chain.mine(1);
        return other.hash();
    }

    @Test
    void showsWhyTheContractRefusesAndTriesAgain() {
        String anchorer = TestChain.anchorer().address();
        chain.asOwner("removeAnchorer(address)", anchorer);
        IssueRequested credential = accept();

        JsonPath failed = worker.awaitState(credential.credentialId(), "FAILED");
        assertEquals("NOT_ANCHORER", failed.getString("failureCode"));
        assertEquals(List.of(failed.getString("batchId")), worker.batches("FAILED", "batchId"));
        chain.asOwner("addAnchorer(address)", anchorer);

        worker.awaitAnchor(credential.credentialId());
        assertEquals(List.of(), worker.batches("FAILED", "batchId"));
        assertOnChainOnce(credential);
    }

    @Test
    void signsAnewAfterARevert() {
        String anchorer = TestChain.anchorer().address();
        IssueRequested credential = accept();
        worker.awaitState(credential.credentialId(), "SENT");
        String hash = worker.leaf(credential.credentialId()).getString("transactions[0].hash");
        chain.call("anvil_dropTransaction", hash);
        chain.asOwner("removeAnchorer(address)", anchorer);

        worker.mineUntil(credential.credentialId(), "FAILED");
        chain.asOwner("addAnchorer(address)", anchorer);

        assertNotEquals(hash, worker.awaitAnchor(credential.credentialId()).getString("transactionHash"));
        assertOnChainOnce(credential);
    }

    @Test
    void waitsForFunds() {
        chain.call("anvil_setBalance", TestChain.anchorer().address(), "0x1");
        IssueRequested credential = accept();
        worker.awaitLeaf(credential.credentialId(), leaf -> "INSUFFICIENT_FUNDS".equals(leaf.getString("failureCode")));
        chain.call("anvil_setBalance", TestChain.anchorer().address(), ONE_COIN);

        worker.awaitAnchor(credential.credentialId());
        assertOnChainOnce(credential);
    }

    private static IssueRequested accept() {
        IssueRequested credential = TestEvents.accepted(1).get(0);
        TestEvents.publish(List.of(credential));
        return credential;
    }

    private void assertOnChainOnce(IssueRequested credential) {
        String root = HexData.of(
                MerkleTree.of(List.of(Hex.decode(credential.coreClaimHash()))).root());
        assertEquals(1, chain.anchored(root).size());
        assertEquals(root, worker.awaitAnchor(credential.credentialId()).getString("root"));
    }
}
