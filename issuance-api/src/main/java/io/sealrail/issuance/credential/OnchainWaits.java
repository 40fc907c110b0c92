package io.sealrail.issuance.credential;

import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import org.jboss.logging.Logger;

import io.sealrail.issuance.CallerContext;
import io.sealrail.issuance.IssuanceConfig;
import io.sealrail.kit.http.Problem;

/**
 * Lets calls wait until a credential is on chain. All that this replica waits for is looked up in one statement every 150 ms,
 * in the rows: which replica heard the news does not matter.
 */
@Startup
@ApplicationScoped
class OnchainWaits {

    private static final Logger LOG = Logger.getLogger(OnchainWaits.class);
    private static final Duration PAUSE = Duration.ofMillis(150);

    private final Map<String, Set<CompletableFuture<Void>>> waiting = new ConcurrentHashMap<>();
    private final AtomicInteger waiters = new AtomicInteger();
    private final Vertx vertx;
    private final IssuedCredentials credentials;
    private final int mostWaiters;
    private boolean polling;
    private volatile boolean ending;

    OnchainWaits(Vertx vertx, IssuedCredentials credentials, IssuanceConfig config, MeterRegistry metrics) {
        this.vertx = vertx;
        this.credentials = credentials;
        this.mostWaiters = config.statusWaiters();
        metrics.gauge("sealrail.status.waiters", waiters);
    }

    /** A process that is about to end answers whoever waits: they come back to another one. */
    void beforeShutdown(@Observes ShutdownDelayInitiatedEvent event) {
        ending = true;
        waiting.keySet().forEach(this::wake);
    }

    /** Completes when the credential is on chain, after the time or when this process is to end; refuses with 503 when too many wait. */
    Uni<Void> await(String coreClaimHash, Duration atMost) {
        return Uni.createFrom().deferred(() -> {
            if (waiters.incrementAndGet() > mostWaiters) {
                waiters.decrementAndGet();
                throw Problem.of(503, "TOO_MANY_WAITING", "too many calls are waiting: poll without wait")
                        .retryAfter(Duration.ofSeconds(1));
            }
            CompletableFuture<Void> mine = new CompletableFuture<>();
            add(coreClaimHash, mine);
            if (ending) {
                mine.complete(null);
            }
            long timer = vertx.setTimer(atMost.toMillis(), ignored -> mine.complete(null));
            return CallerContext.await(mine).onTermination().invoke(() -> {
                vertx.cancelTimer(timer);
                remove(coreClaimHash, mine);
            });
        });
    }

    private void add(String hash, CompletableFuture<Void> waiter) {
        waiting.compute(hash, (key, held) -> {
            Set<CompletableFuture<Void>> set = held == null ? ConcurrentHashMap.newKeySet() : held;
            set.add(waiter);
            return set;
        });
        startPolling();
    }

    private void remove(String hash, CompletableFuture<Void> waiter) {
        waiting.computeIfPresent(hash, (key, held) -> {
            held.remove(waiter);
            return held.isEmpty() ? null : held;
        });
        waiters.decrementAndGet();
    }

    private synchronized void startPolling() {
        if (!polling) {
            polling = true;
            vertx.setTimer(PAUSE.toMillis(), ignored -> poll());
        }
    }

    private void poll() {
        Set<String> hashes = new HashSet<>(waiting.keySet());
        if (hashes.isEmpty()) {
            polled();
            return;
        }
        credentials
                .onchainAmong(hashes)
                .subscribe()
                .with(
                        found -> {
                            found.forEach(this::wake);
                            polled();
                        },
                        failure -> {
                            LOG.warnf(
                                    "waiting calls not looked up kind=%s",
                                    failure.getClass().getSimpleName());
                            polled();
                        });
    }

    private void wake(String hash) {
        waiting.getOrDefault(hash, Set.of()).forEach(waiter -> waiter.complete(null));
    }

    private synchronized void polled() {
        polling = false;
        if (!waiting.isEmpty()) {
            startPolling();
        }
    }
}
