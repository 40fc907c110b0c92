package io.sealrail.kit.lease;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.inject.Inject;

import io.vertx.mutiny.sqlclient.Pool;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import io.sealrail.kit.OnStack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

@OnStack
class LeasesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    Pool pool;

    @Test
    void isHeldByOneAtATimeWithGrowingTokens() {
        Leases one = leases(Duration.ofMinutes(1));
        Leases two = leases(Duration.ofMinutes(1));
        Lease first = acquire(one, "alone").orElseThrow();
        assertTrue(acquire(two, "alone").isEmpty());
        assertTrue(acquire(one, "alone").isEmpty());
        one.release(first).await().atMost(PATIENCE);
        Lease second = acquire(two, "alone").orElseThrow();
        assertEquals(first.token() + 1, second.token());
    }

    @Test
    void passesOnWhenItExpiresAndIsNotRenewedAfterwards() {
        Leases one = leases(Duration.ofMillis(50));
        Leases two = leases(Duration.ofMinutes(1));
        Lease first = acquire(one, "expiring").orElseThrow();
        Lease second = Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> acquire(two, "expiring"), Optional::isPresent)
                .get();
        assertTrue(second.token() > first.token());
        assertFalse(one.renew(first).await().atMost(PATIENCE));
        one.release(first).await().atMost(PATIENCE);
        assertTrue(two.renew(second).await().atMost(PATIENCE));
    }

    @Test
    void fencesWritesOfAnEarlierHolder() {
        Leases leases = leases(Duration.ofMinutes(1));
        Lease first = acquire(leases, "fenced").orElseThrow();
        assertEquals(1, writeUnder(first));
        leases.release(first).await().atMost(PATIENCE);
        assertEquals(0, writeUnder(first));
        Lease second = acquire(leases, "fenced").orElseThrow();
        assertEquals(0, writeUnder(first));
        assertEquals(1, writeUnder(second));
    }

    @Test
    void keepsTheLeaseUntilTheFencedTransactionEnds() {
        Leases leases = leases(Duration.ofSeconds(1));
        Lease first = acquire(leases, "held").orElseThrow();
        AtomicReference<CompletableFuture<Optional<Lease>>> other = new AtomicReference<>();
        AtomicBoolean takenInside = new AtomicBoolean();
        pool.withTransaction(transaction -> transaction
                        .query("select 1 where " + first.fence())
                        .execute()
                        .invoke(() -> other.set(leases.acquire("held").subscribeAsCompletionStage()))
                        .onItem()
                        .delayIt()
                        .by(Duration.ofSeconds(2))
                        .invoke(() -> takenInside.set(other.get().isDone())))
                .await()
                .atMost(PATIENCE);
        assertFalse(takenInside.get());
        assertEquals(first.token() + 1, other.get().join().orElseThrow().token());
    }

    @Test
    void refusesNamesThatCouldBeSql() {
        assertThrows(IllegalArgumentException.class, () -> new Lease("a' or '1' = '1", "me", 1));
    }

    private int writeUnder(Lease lease) {
        return pool.query("update leases set holder = holder where name = 'fenced' and " + lease.fence())
                .execute()
                .map(rows -> rows.rowCount())
                .await()
                .atMost(PATIENCE);
    }

    private Leases leases(Duration duration) {
        return new Leases(pool, duration);
    }

    private static Optional<Lease> acquire(Leases leases, String name) {
        return leases.acquire(name).await().atMost(PATIENCE);
    }
}
