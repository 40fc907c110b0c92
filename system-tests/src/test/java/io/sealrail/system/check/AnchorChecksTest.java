package io.sealrail.system.check;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.sealrail.system.load.Ledger;

import static io.sealrail.system.check.CheckName.ACCEPTED_IS_ANCHORED_ONCE;
import static io.sealrail.system.check.CheckName.EVERY_ROOT_IS_ONE_BATCH;
import static io.sealrail.system.check.CheckName.NONCES_WITHOUT_GAP;
import static io.sealrail.system.check.CheckName.NO_HASH_IN_TWO_BATCHES;
import static io.sealrail.system.check.Reported.assertReported;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What is wrong between an answer and the chain is reported. */
class AnchorChecksTest {

    private final World world = World.small();

    @Test
    void reportsAnAnswerWithoutCredential() {
        world.ledger.issued(new Ledger.Issued(
                Ledger.Kind.AIR, null, World.hash("lost"), "a@people.example", null, null, Instant.EPOCH));
        world.ledger.issued(new Ledger.Issued(Ledger.Kind.AGENT, "lost-agent", null, null, null, null, Instant.EPOCH));
        assertReported(world, ACCEPTED_IS_ANCHORED_ONCE, World.hash("lost"));
        assertReported(world, ACCEPTED_IS_ANCHORED_ONCE, "lost-agent");
    }

    @Test
    void reportsACredentialThatIsNoLeaf() {
        world.leaves.removeIf(leaf -> leaf.credentialId().equals("c5"));
        assertReported(world, ACCEPTED_IS_ANCHORED_ONCE, "c5", "0 times");
        assertReported(world, EVERY_ROOT_IS_ONE_BATCH, "batch0", "7");
    }

    @Test
    void reportsACredentialThatWaits() {
        World.doctor(
                world.leaves,
                leaf -> leaf.credentialId().equals("c5"),
                leaf -> new OnchainRows.Leaf("c5", leaf.hash(), null, -1));
        assertReported(world, ACCEPTED_IS_ANCHORED_ONCE, "c5", "waits for a batch");
    }

    @Test
    void reportsAPollThatWaitsForEver() {
        World.doctor(world.credentials, each -> each.id().equals("c5"), each -> onchain(each, false, 0, null));
        assertReported(world, ACCEPTED_IS_ANCHORED_ONCE, "c5", "WAIT_ONCHAIN");
    }

    @Test
    void reportsACredentialThatIsKnownToBeElsewhere() {
        World.doctor(world.credentials, each -> each.id().equals("c5"), each -> onchain(each, true, 2, "batch9"));
        assertReported(world, ACCEPTED_IS_ANCHORED_ONCE, "c5", "batch9", "batch0");
    }

    @Test
    void reportsABatchThatNeverGotThere() {
        world.anchored.clear();
        assertReported(world, EVERY_ROOT_IS_ONE_BATCH, "batch0", "is not on chain");
        assertReported(world, ACCEPTED_IS_ANCHORED_ONCE, "c0", "0 times on chain");
    }

    @Test
    void reportsARootThatIsNoBatch() {
        world.anchored.add(new ChainFacts.Anchored("feed", 3, "0xcontract", "0xother", 9));
        assertReported(world, EVERY_ROOT_IS_ONE_BATCH, "feed", "0 batches");
    }

    @Test
    void reportsARootThatIsThereTwice() {
        world.anchored.add(world.anchored.get(0));
        assertReported(world, EVERY_ROOT_IS_ONE_BATCH, world.anchored.get(0).root(), "twice");
        assertReported(world, ACCEPTED_IS_ANCHORED_ONCE, "c0", "2 times on chain");
    }

    @Test
    void recomputesRoots() {
        World.doctor(
                world.leaves,
                leaf -> leaf.credentialId().equals("c5"),
                leaf -> new OnchainRows.Leaf("c5", World.hash("forged"), leaf.batchId(), leaf.place()));
        assertReported(world, EVERY_ROOT_IS_ONE_BATCH, "batch0", "make");
        assertReported(world, EVERY_ROOT_IS_ONE_BATCH, "batch0, place 5", World.hash("c5"), World.hash("forged"));
        assertReported(world, ACCEPTED_IS_ANCHORED_ONCE, "c5", World.hash("forged"));
    }

    @Test
    void reportsABatchThatWasToldOtherwise() {
        world.topics.sealed().clear();
        assertReported(world, EVERY_ROOT_IS_ONE_BATCH, "batch0", "tells none");
    }

    @Test
    void reportsATransactionThatIsNotTheChains() {
        World.doctor(
                world.anchored,
                each -> true,
                each -> new ChainFacts.Anchored(each.root(), each.leafCount(), each.contract(), "0xother", 9));
        assertReported(world, EVERY_ROOT_IS_ONE_BATCH, "batch0", "0xother");
    }

    @Test
    void reportsAHashInTwoBatches() {
        world.leaves.add(new OnchainRows.Leaf("c5", World.hash("c5"), "batch9", 0));
        assertReported(world, NO_HASH_IN_TWO_BATCHES, World.hash("c5"), "batch0", "batch9");
        assertReported(world, NO_HASH_IN_TWO_BATCHES, "c5", "batch0", "batch9");
        assertReported(world, ACCEPTED_IS_ANCHORED_ONCE, "c5", "batch0", "batch9");
    }

    @Test
    void reportsAHashThatIsTwiceInOneBatch() {
        world.leaves.add(new OnchainRows.Leaf("c5", World.hash("c5"), "batch0", 99));
        assertReported(world, NO_HASH_IN_TWO_BATCHES, World.hash("c5"), "c5 at 99");
    }

    @Test
    void reportsAHashThatWaitsTwice() {
        OnchainRows.Leaf waiting = new OnchainRows.Leaf("c77", World.hash("c77"), null, -1);
        world.leaves.add(waiting);
        world.leaves.add(waiting);
        assertReported(world, NO_HASH_IN_TWO_BATCHES, World.hash("c77"), "c77 at -1");
    }

    @Test
    void reportsAHashThatWasSaidToBeInTwoBatches() {
        world.topics
                .sealed()
                .add(new TopicFacts.Sealed(
                        "batch9", "feed", 1, 0, 1, List.of(new TopicFacts.Leaf("c5", World.hash("c5")))));
        assertReported(world, NO_HASH_IN_TWO_BATCHES, World.hash("c5"), "batch9", "batch-sealed.v1");
    }

    @Test
    void reportsAGapOfNonces() {
        world.nonces.add(new OnchainRows.Nonce(World.SENDER, 2, "batch0"));
        assertReported(world, NONCES_WITHOUT_GAP, World.SENDER, "2 follows 0");
    }

    @Test
    void reportsANonceThatTheChainDoesNotHave() {
        world.nonces.add(new OnchainRows.Nonce(World.SENDER, 1, "batch9"));
        assertReported(world, NONCES_WITHOUT_GAP, World.SENDER, "nonce 1 of batch batch9", "mined 1");
    }

    @Test
    void aNonceMayBeLeftOverWhenItsBatchIsOnChain() {
        world.nonces.add(new OnchainRows.Nonce(World.SENDER, 1, "batch0"));
        assertTrue(world.finding(NONCES_WITHOUT_GAP).holds());
    }

    @Test
    void reportsANonceThatSomebodyElseUsed() {
        world.counts.put(World.SENDER, 2L);
        assertReported(world, NONCES_WITHOUT_GAP, World.SENDER, "mined 2");
    }

    @Test
    void reportsANonceOfTwoBatches() {
        world.nonces.add(new OnchainRows.Nonce(World.SENDER, 0, "batch9"));
        assertReported(world, NONCES_WITHOUT_GAP, "batch0", "batch9");
    }

    @Test
    void reportsAForeignTransaction() {
        World.doctor(world.mined, each -> true, each -> new ChainFacts.Mined(World.SENDER, 0, "0xforeign", 3));
        assertReported(world, NONCES_WITHOUT_GAP, "0xforeign");
    }

    private static IssuanceRows.Credential onchain(
            IssuanceRows.Credential of, boolean onchain, long sequence, String batchId) {
        return new IssuanceRows.Credential(
                of.id(),
                of.kind(),
                of.hash(),
                of.program(),
                of.person(),
                of.active(),
                of.replacedBy(),
                of.place(),
                of.status(),
                of.statusSequence(),
                onchain,
                sequence,
                batchId,
                of.transactionHash());
    }
}
