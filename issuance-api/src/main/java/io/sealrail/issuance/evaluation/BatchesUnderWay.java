package io.sealrail.issuance.evaluation;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.sealrail.issuance.IssuanceConfig;
import io.sealrail.kit.http.Problem;

/** Bounds the batches that this replica works at for one client, so that none fills the sources' queues for all. */
@ApplicationScoped
class BatchesUnderWay {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Map<String, Integer> clients = new ConcurrentHashMap<>();
    private final int most;

    BatchesUnderWay(IssuanceConfig config) {
        this.most = config.notary().batchesPerClient();
    }

    /** Does the work as one of the client's batches; fails with 429 if there are too many. */
    <T> Uni<T> with(String clientId, Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            clients.compute(clientId, (id, underWay) -> oneMore(underWay == null ? 0 : underWay));
            return Uni.createFrom().<T>deferred(work::get).onTermination().invoke(() -> end(clientId));
        });
    }

    private int oneMore(int underWay) {
        if (underWay >= most) {
            throw Problem.of(429, "RATE_LIMIT_EXCEEDED", "too many batches are under way")
                    .retryAfter(PAUSE);
        }
        return underWay + 1;
    }

    private void end(String clientId) {
        clients.computeIfPresent(clientId, (id, underWay) -> underWay > 1 ? underWay - 1 : null);
    }
}
