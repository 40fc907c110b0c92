package io.sealrail.onchain.batch;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;

import io.sealrail.credential.key.Hex;
import io.sealrail.credential.merkle.MerkleTree;
import io.sealrail.events.BatchSealed;
import io.sealrail.events.CredentialOnchain;
import io.sealrail.events.IssueRequested;
import io.sealrail.events.Topics;
import io.sealrail.onchain.chain.EvmChain;
import io.sealrail.onchain.chain.HexData;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
@OnPrivateChain
class AnchorStoryTest {

    @Inject
    EvmChain evm;

    private final TestChain chain = new TestChain();
    private final Worker worker = new Worker(chain);

    @Test
    void anchorsABatchWhoseProofsVerify() {
        List<IssueRequested> accepted = TestEvents.accepted(5);
        TestEvents.publish(accepted);
        for (IssueRequested credential : accepted) {
            JsonPath proof = worker.awaitAnchor(credential.credentialId());
            byte[] value = Hex.decode(credential.coreClaimHash());
            byte[] root = HexData.bytes(proof.getString("root"));
            List<byte[]> siblings = proof.getList("proof", String.class).stream()
                    .map(HexData::bytes)
                    .toList();
            assertEquals("0x" + credential.coreClaimHash(), proof.getString("leaf"));
            assertEquals(List.of("bytes32"), proof.getList("leafEncoding"));
            assertEquals(31337, proof.getLong("chainId"));
            assertTrue(MerkleTree.verify(root, value, siblings));
            assertTrue(contractVerifies(root, value, siblings));
            assertFalse(contractVerifies(root, new byte[32], siblings));
            assertTrue(proof.getString("blockTime").matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ"));
        }
    }

    private boolean contractVerifies(byte[] root, byte[] value, List<byte[]> siblings) {
        return evm.verifies(TestChain.contract(), root, value, siblings).await().atMost(Duration.ofSeconds(5));
    }

    @Test
    void saysOfEachCredentialThatItIsOnchain() {
        IssueRequested accepted = TestEvents.accepted(1).get(0);
        TestEvents.publish(List.of(accepted));

        CredentialOnchain said = worker.awaitOnchain(accepted.credentialId(), 1);

        JsonPath proof = worker.anchor(accepted.credentialId()).jsonPath();
        assertEquals(accepted.coreClaimHash(), said.coreClaimHash());
        assertEquals(proof.getString("root"), said.root());
        assertEquals(proof.getString("transactionHash"), said.transactionHash());
        assertEquals(proof.getLong("blockNumber"), said.blockNumber());
        assertEquals(proof.getString("blockTime"), said.blockTime().toString());
        assertEquals(TestChain.contract(), said.contract());
    }

    @Test
    void carriesTheTraceOfACredentialsOwnCallBack() {
        IssueRequested followed = TestEvents.accepted(1).get(0);
        IssueRequested alone = TestEvents.accepted(1).get(0);
        String traceparent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        TestEvents.publish(followed, traceparent);
        TestEvents.publish(List.of(alone));

        worker.awaitOnchain(followed.credentialId(), 1);
        worker.awaitOnchain(alone.credentialId(), 1);

        assertEquals(List.of(traceparent), traces(followed.credentialId()));
        assertEquals(List.of(), traces(alone.credentialId()));
    }

    private static List<String> traces(String credentialId) {
        return TestEvents.all(Topics.CREDENTIAL_ONCHAIN).stream()
                .filter(message -> message.key().equals(credentialId))
                .flatMap(message -> StreamSupport.stream(
                        message.headers().headers("ce_traceparent").spliterator(), false))
                .map(header -> new String(header.value(), StandardCharsets.US_ASCII))
                .toList();
    }

    @Test
    void tellsWhatABatchHoldsBeforeItIsSent() {
        List<IssueRequested> accepted = TestEvents.accepted(1_203);
        TestEvents.publish(accepted);
        worker.awaitAnchor(accepted.get(1_202).credentialId());

        String batchId = worker.leaf(accepted.get(0).credentialId()).getString("batchId");
        List<BatchSealed> chunks = TestEvents.sealed(batchId);

        List<BatchSealed.Leaf> told =
                chunks.stream().flatMap(chunk -> chunk.leaves().stream()).toList();
        assertEquals(chunks.get(0).chunks(), chunks.size());
        assertEquals(chunks.get(0).leafCount(), told.size());
        assertTrue(chunks.stream().allMatch(chunk -> chunk.leaves().size() <= 1000));
        List<byte[]> values =
                told.stream().map(leaf -> Hex.decode(leaf.coreClaimHash())).toList();
        assertEquals(chunks.get(0).root(), HexData.of(MerkleTree.of(values).root()));
        long sealedAt = recordTime(Topics.BATCH_SEALED, batchId);
        assertTrue(sealedAt
                <= recordTime(Topics.CREDENTIAL_ONCHAIN, accepted.get(0).credentialId()));
    }

    private static long recordTime(String topic, String key) {
        return TestEvents.all(topic).stream()
                .filter(message -> message.key().equals(key))
                .findFirst()
                .orElseThrow()
                .timestamp();
    }

    @Test
    void anchorsOnceWhenDeliveredTwice() {
        long before = leavesOnChain();
        List<IssueRequested> accepted = TestEvents.accepted(3);
        TestEvents.publish(Stream.concat(accepted.stream(), accepted.stream()).toList());
        worker.awaitAnchor(accepted.get(2).credentialId());
        TestEvents.publish(accepted);
        IssueRequested later = TestEvents.accepted(1).get(0);
        TestEvents.publish(List.of(later));
        worker.awaitAnchor(later.credentialId());

        assertEquals(before + 4, leavesOnChain());
        assertEquals(1, TestEvents.onchain(accepted.get(0).credentialId()).size());
    }

    /** leafCount, the only word of data, summed over all Anchored events. */
    private long leavesOnChain() {
        return StreamSupport.stream(chain.anchored(null).spliterator(), false)
                .mapToLong(log -> Long.decode(log.path("data").asText().replaceFirst("^0x0*(?=.)", "0x")))
                .sum();
    }

    @Test
    void refusesAHashThatStandsForAnotherCredential() {
        IssueRequested first = TestEvents.accepted(1).get(0);
        IssueRequested thief = TestEvents.accepted("thief-of-" + first.credentialId(), first.coreClaimHash());
        IssueRequested after = TestEvents.accepted(1).get(0);
        TestEvents.publish(List.of(first));
        worker.awaitAnchor(first.credentialId());
        TestEvents.publish(List.of(thief, after));

        worker.awaitAnchor(after.credentialId());
        assertDeadLetter(thief.credentialId());
    }

    @Test
    void refusesASecondHashOfACredential() {
        IssueRequested first = TestEvents.accepted(1).get(0);
        IssueRequested other = TestEvents.accepted(
                first.credentialId(), TestEvents.accepted(1).get(0).coreClaimHash());
        TestEvents.publish(List.of(first));
        worker.awaitAnchor(first.credentialId());
        TestEvents.publish(List.of(other));

        assertDeadLetter(first.credentialId());
        assertEquals(
                "0x" + first.coreClaimHash(),
                worker.awaitAnchor(first.credentialId()).getString("leaf"));
    }

    @Test
    void refusesWhatIsNoHash() {
        IssueRequested malformed = TestEvents.accepted("no-hash", "ABCDEF");
        TestEvents.publish(List.of(malformed));
        assertDeadLetter("no-hash");
    }

    private static void assertDeadLetter(String key) {
        await("dead letter of " + key)
                .atMost(Duration.ofSeconds(60))
                .until(() -> TestEvents.all(Topics.deadLetter(Topics.ISSUE_REQUESTED)).stream()
                        .anyMatch(message -> message.key().equals(key)));
    }
}
