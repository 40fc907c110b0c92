package io.sealrail.issuance.status;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.sealrail.events.StatusReference;
import io.sealrail.issuance.CallerContext;
import io.sealrail.issuance.IssuanceConfig;
import io.sealrail.kit.http.Problem;

/** Gives each credential a place in a served status list of its issuer, once ever. */
@ApplicationScoped
public class StatusIndexes {

    private final StatusLists lists;
    private final int blockSize;
    private final ConcurrentHashMap<String, StatusBlock> blocks = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, CompletableFuture<Void>> refills = new ConcurrentHashMap<>();

    StatusIndexes(StatusLists lists, IssuanceConfig config) {
        this.lists = lists;
        this.blockSize = config.statusBlock();
    }

    /**
     * The next place.
     *
     * @throws Problem 503 with {@code Retry-After} (in the Uni) while no list of the issuer that is served has room
     */
    public Uni<StatusReference> take(String issuerDid) {
        Optional<StatusReference> held = held(issuerDid);
        return held.isPresent()
                ? Uni.createFrom().item(held.get())
                : refill(issuerDid).flatMap(refilled -> take(issuerDid));
    }

    private Optional<StatusReference> held(String issuerDid) {
        return blocks.getOrDefault(issuerDid, StatusBlock.EMPTY).take();
    }

    /** Fetches a block, once however many wait for it. */
    private Uni<Void> refill(String issuerDid) {
        return Uni.createFrom().deferred(() -> {
            CompletableFuture<Void> mine = new CompletableFuture<>();
            CompletableFuture<Void> running = refills.putIfAbsent(issuerDid, mine);
            if (running != null) {
                return CallerContext.await(running);
            }
            reserve(issuerDid)
                    .onTermination()
                    .invoke(() -> refills.remove(issuerDid, mine))
                    .subscribe()
                    .with(block -> mine.complete(null), mine::completeExceptionally);
            return CallerContext.await(mine);
        });
    }

    /** Another call may have refilled since this one found nothing: its block must not be lost. */
    private Uni<StatusBlock> reserve(String issuerDid) {
        StatusBlock current = blocks.getOrDefault(issuerDid, StatusBlock.EMPTY);
        return current.hasRoom()
                ? Uni.createFrom().item(current)
                : lists.reserve(issuerDid, blockSize)
                        .map(block -> block.orElseThrow(StatusIndexes::noRoom))
                        .invoke(block -> blocks.put(issuerDid, block));
    }

    private static Problem noRoom() {
        return Problem.of(503, "STATUS_LISTS_NOT_READY", "the issuer's status lists are being prepared, try again")
                .retryAfter(Duration.ofSeconds(1));
    }
}
