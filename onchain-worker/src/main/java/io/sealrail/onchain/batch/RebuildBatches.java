package io.sealrail.onchain.batch;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import org.jboss.logging.Logger;

import io.sealrail.events.BatchSealed;
import io.sealrail.kit.listen.ImpossibleEventException;
import io.sealrail.kit.replay.OwnEvents;
import io.sealrail.kit.work.Workers;
import io.sealrail.onchain.chain.ChainConfig;
import io.sealrail.onchain.chain.EvmChain;
import io.sealrail.onchain.chain.HexData;

/**
 * Rebuilds, after a restore, the batches that Kafka knows and the database does not, so that no leaf comes under a second root.
 * A batch of which chunks are missing was never sent: all of them are acknowledged before that. Its leaves are free.
 */
@ApplicationScoped
class RebuildBatches implements OwnEvents<BatchSealed> {

    private static final Logger LOG = Logger.getLogger(RebuildBatches.class);

    private final SealedChunks chunks;
    private final RebuiltBatches rebuilt;
    private final EvmChain chain;
    private final ChainConfig config;
    private final Workers workers;
    private final Pool pool;

    RebuildBatches(
            SealedChunks chunks,
            RebuiltBatches rebuilt,
            EvmChain chain,
            ChainConfig config,
            Workers workers,
            Pool pool) {
        this.chunks = chunks;
        this.rebuilt = rebuilt;
        this.chain = chain;
        this.config = config;
        this.workers = workers;
        this.pool = pool;
    }

    @Override
    public Class<BatchSealed> type() {
        return BatchSealed.class;
    }

    @Override
    public Uni<Void> restore(List<BatchSealed> events) {
        Map<UUID, List<BatchSealed>> told =
                events.stream().collect(Collectors.groupingBy(event -> UUID.fromString(event.batchId())));
        return chunks.unknown(told.keySet())
                .chain(unknown -> unknown.isEmpty() ? Uni.createFrom().voidItem() : keepAndRebuild(told, unknown));
    }

    /** The node's trouble is none of the events': it is waited for, or they would end among the dead letters. */
    private Uni<Void> keepAndRebuild(Map<UUID, List<BatchSealed>> told, Set<UUID> unknown) {
        told.keySet().retainAll(unknown);
        return chain.awaitChainId().chain(chainId -> chunks.keep(told).chain(kept -> rebuildAll(kept, chainId)));
    }

    private Uni<Void> rebuildAll(Collection<List<BatchSealed>> kept, long chainId) {
        return Multi.createFrom()
                .iterable(kept)
                .map(ToldBatch::of)
                .filter(Optional::isPresent)
                .map(Optional::get)
                .onItem()
                .transformToUniAndConcatenate(batch -> rebuild(batch, chainId))
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** Fails as a fault of the data when the batch contradicts what is stored: the operator finds it among the dead letters. */
    private Uni<Void> rebuild(ToldBatch batch, long chainId) {
        return workers.onWorker(batch::hasItsRoot)
                .invoke(proper -> ImpossibleEventException.unless(proper, "root-of-other-leaves"))
                .chain(() -> store(batch, chainId));
    }

    private Uni<Void> store(ToldBatch batch, long chainId) {
        return pool.withTransaction(tx -> rebuilt.insert(tx, batch, chainId, config.contract())
                        .chain(inserted -> inserted
                                ? rebuilt.place(tx, batch)
                                : Uni.createFrom().voidItem())
                        .chain(() -> chunks.forget(tx, batch.batchId())))
                .invoke(() -> LOG.warnf(
                        "batch rebuilt from its events batchId=%s leaves=%d root=%s",
                        batch.batchId(), batch.leaves().size(), HexData.of(batch.root())));
    }
}
