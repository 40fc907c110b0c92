package io.sealrail.onchain.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import org.jboss.logging.Logger;

import io.sealrail.credential.key.Hex;
import io.sealrail.credential.merkle.MerkleTree;
import io.sealrail.events.BatchSealed;
import io.sealrail.kit.lease.Lease;
import io.sealrail.kit.outbox.Outbox;
import io.sealrail.kit.work.Workers;
import io.sealrail.onchain.chain.ChainConfig;
import io.sealrail.onchain.chain.HexData;

/**
 * Closes a batch: its root, the places of its leaves, its nonce and signed transaction and the batch-sealed.v1 events are
 * stored in one transaction, and nothing is sent yet.
 */
@ApplicationScoped
class SealBatch {

    private static final Logger LOG = Logger.getLogger(SealBatch.class);
    private static final int LEAVES_PER_EVENT = 1000;

    private final BatchConfig batchConfig;
    private final ChainConfig chainConfig;
    private final Leaves leaves;
    private final SignAnchor sign;
    private final AnchorBatches batches;
    private final AnchorTransactions transactions;
    private final Outbox outbox;
    private final Workers workers;
    private final Pool pool;
    private final AnchorMetrics metrics;

    SealBatch(
            BatchConfig batchConfig,
            ChainConfig chainConfig,
            Leaves leaves,
            SignAnchor sign,
            AnchorBatches batches,
            AnchorTransactions transactions,
            Outbox outbox,
            Workers workers,
            Pool pool,
            AnchorMetrics metrics) {
        this.batchConfig = batchConfig;
        this.chainConfig = chainConfig;
        this.leaves = leaves;
        this.sign = sign;
        this.batches = batches;
        this.transactions = transactions;
        this.outbox = outbox;
        this.workers = workers;
        this.pool = pool;
        this.metrics = metrics;
    }

    /** Seals one batch if leaves are due and not too many batches are under way; whether it did. */
    Uni<Boolean> ifDue(Beat beat, long unconfirmed) {
        if (unconfirmed >= chainConfig.maxUnconfirmed()) {
            return Uni.createFrom().item(false);
        }
        return leaves.due(batchConfig.size(), batchConfig.maxWait())
                .flatMap(due -> due.isEmpty()
                        ? Uni.createFrom().item(false)
                        : seal(beat, due).replaceWith(true));
    }

    private Uni<Void> seal(Beat beat, List<Leaf> due) {
        String contract = chainConfig.contract();
        return workers.onWorker(() -> root(due)).flatMap(root -> sign.first(beat, contract, root, due.size())
                .flatMap(signed -> store(beat.lease(), sealed(beat, root, due, signed), beat.account(), signed)));
    }

    private SealedBatch sealed(Beat beat, byte[] root, List<Leaf> due, SignAnchor.Signed signed) {
        String failureCode = signed.refusal() == null ? null : signed.refusal().name();
        return new SealedBatch(
                UUID.randomUUID(),
                root,
                due,
                beat.account().chainId(),
                chainConfig.contract(),
                beat.now(),
                failureCode);
    }

    private Uni<Void> store(Lease lease, SealedBatch batch, SenderAccount account, SignAnchor.Signed signed) {
        return pool.withTransaction(tx -> batches.insert(tx, lease, batch)
                        .flatMap(inserted -> leaves.place(tx, batch.batchId(), batch.leaves()))
                        .call(() -> storeAttempt(tx, lease, batch, account, signed.attempt()))
                        .call(() -> outbox.add(tx, events(batch))))
                .invoke(received -> metrics.sealed(batch, received))
                .replaceWithVoid()
                .invoke(() -> LOG.infof(
                        "batch sealed batchId=%s leaves=%d root=%s failureCode=%s",
                        batch.batchId(), batch.leaves().size(), HexData.of(batch.root()), batch.failureCode()));
    }

    private Uni<Void> storeAttempt(
            SqlConnection tx, Lease lease, SealedBatch batch, SenderAccount account, Attempt attempt) {
        return attempt == null
                ? Uni.createFrom().voidItem()
                : transactions.insert(tx, lease, account, batch.batchId(), attempt);
    }

    private static byte[] root(List<Leaf> due) {
        return MerkleTree.of(due.stream().map(Leaf::coreClaimHash).toList()).root();
    }

    private static List<BatchSealed> events(SealedBatch batch) {
        List<BatchSealed.Leaf> all = batch.leaves().stream()
                .map(leaf -> new BatchSealed.Leaf(leaf.credentialId(), Hex.encode(leaf.coreClaimHash())))
                .toList();
        int chunks = (all.size() + LEAVES_PER_EVENT - 1) / LEAVES_PER_EVENT;
        List<BatchSealed> events = new ArrayList<>(chunks);
        for (int chunk = 0; chunk < chunks; chunk++) {
            int from = chunk * LEAVES_PER_EVENT;
            int to = Math.min(all.size(), from + LEAVES_PER_EVENT);
            events.add(new BatchSealed(
                    batch.batchId().toString(),
                    HexData.of(batch.root()),
                    all.size(),
                    chunk,
                    chunks,
                    all.subList(from, to),
                    batch.sealedAt()));
        }
        return events;
    }
}
