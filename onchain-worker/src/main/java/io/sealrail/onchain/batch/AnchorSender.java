package io.sealrail.onchain.batch;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import io.sealrail.kit.lease.Lease;
import io.sealrail.kit.lease.LeasedLoop;
import io.sealrail.onchain.chain.Block;
import io.sealrail.onchain.chain.ChainConfig;
import io.sealrail.onchain.chain.ChainKey;
import io.sealrail.onchain.chain.EvmChain;
import io.sealrail.onchain.chain.RpcException;

/** The loop that seals, sends, confirms and heals; one replica at a time runs it. */
@ApplicationScoped
class AnchorSender {

    private static final Logger LOG = Logger.getLogger(AnchorSender.class);
    static final String LEASE = "anchor-sender";

    private final LeasedLoop loops;
    private final EvmChain chain;
    private final ChainConfig config;
    private final ChainKey key;
    private final AnchorBatches batches;
    private final SealBatch seal;
    private final SendAnchor send;
    private final ConfirmAnchor confirm;
    private final RetryAnchor retry;
    private final ReconcileChain reconcile;
    private final Clock clock;

    /** The last look that went through, to be quiet until there is something new to see. */
    private volatile Beat lastLook;

    AnchorSender(
            LeasedLoop loops,
            EvmChain chain,
            ChainConfig config,
            ChainKey key,
            AnchorBatches batches,
            SealBatch seal,
            SendAnchor send,
            ConfirmAnchor confirm,
            RetryAnchor retry,
            ReconcileChain reconcile,
            Clock clock) {
        this.loops = loops;
        this.chain = chain;
        this.config = config;
        this.key = key;
        this.batches = batches;
        this.seal = seal;
        this.send = send;
        this.confirm = confirm;
        this.retry = retry;
        this.reconcile = reconcile;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        loops.start(LEASE, config.poll(), this::step);
    }

    private Uni<Boolean> step(Lease lease) {
        return chain.head()
                .flatMap(head -> beat(lease, head))
                .flatMap(beat -> round(beat).invoke(() -> lastLook = beat.look() ? beat : lastLook))
                .onFailure()
                .invoke(() -> lastLook = null);
    }

    private Uni<Beat> beat(Lease lease, Block head) {
        Instant now = clock.instant();
        Beat last = lastLook;
        boolean afresh = last == null
                || !last.lease().equals(lease)
                || head.number() < last.head().number();
        boolean nothingNew = !afresh
                && last.head().hash().equals(head.hash())
                && now.isBefore(last.now().plus(config.rebroadcastAfter()));
        return nothingNew ? Uni.createFrom().item(last.quiet(now)) : look(lease, head, now, afresh);
    }

    private Uni<Beat> look(Lease lease, Block head, Instant now, boolean afresh) {
        return chain.chainId()
                .map(chainId -> new SenderAccount(chainId, key.address()))
                .flatMap(account -> chain.transactionCount(account.address())
                        .map(count -> new Beat(lease, account, head, count, now, afresh, true)));
    }

    private Uni<Boolean> round(Beat beat) {
        Uni<Void> finals =
                beat.look() ? reconcile.finals(beat) : Uni.createFrom().voidItem();
        return finals.flatMap(checked -> batches.open(beat.account().chainId())).flatMap(open -> advanceAll(beat, open)
                .flatMap(done -> beat.look()
                        ? reconcile.nonces(beat, open)
                        : Uni.createFrom().voidItem())
                .flatMap(done -> seal.ifDue(
                        beat, open.stream().filter(AnchorBatch::isUnconfirmed).count())));
    }

    private Uni<Void> advanceAll(Beat beat, List<AnchorBatch> open) {
        return Multi.createFrom()
                .iterable(open)
                .onItem()
                .transformToUniAndConcatenate(batch -> advance(beat, batch)
                        .onFailure(RpcException.class)
                        .recoverWithItem(refusal -> leaveForLater(batch, refusal)))
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** What the node refuses to tell of one batch must not keep the others from moving. */
    private static Void leaveForLater(AnchorBatch batch, Throwable refusal) {
        LOG.warnf(
                "batch cannot be looked at now, the others go on batchId=%s rpcCode=%d",
                batch.batchId(), ((RpcException) refusal).code());
        return null;
    }

    private Uni<Void> advance(Beat beat, AnchorBatch batch) {
        switch (batch.state()) {
            case SEALED:
                return batch.announced()
                        ? send.ifDue(beat, batch)
                        : Uni.createFrom().voidItem();
            case SENT:
                return unlessSettled(
                        beat,
                        batch,
                        () -> batch.live().isPresent() ? send.ifDue(beat, batch) : retry.ifDue(beat, batch));
            case FAILED:
                return beat.look()
                        ? unlessSettled(beat, batch, () -> retry.ifDue(beat, batch))
                        : Uni.createFrom().voidItem();
            default:
                return beat.look()
                        ? confirm.watch(beat, batch)
                        : Uni.createFrom().voidItem();
        }
    }

    private Uni<Void> unlessSettled(Beat beat, AnchorBatch batch, Supplier<Uni<Void>> otherwise) {
        return beat.look()
                ? confirm.look(beat, batch)
                        .flatMap(settled -> settled ? Uni.createFrom().voidItem() : otherwise.get())
                : otherwise.get();
    }
}
