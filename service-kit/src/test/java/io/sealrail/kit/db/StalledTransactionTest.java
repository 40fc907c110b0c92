package io.sealrail.kit.db;

import java.time.Duration;

import jakarta.inject.Inject;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import org.junit.jupiter.api.Test;

import io.sealrail.kit.OnStack;
import io.sealrail.kit.work.Trouble;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

/** A replica that is stopped in the middle of a transaction keeps its connection, and with it the locks on its rows. */
@OnStack
class StalledTransactionTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String LOCK = "select pg_advisory_xact_lock(4711)";

    @Inject
    Pool pool;

    @Test
    void lastsWhereItSaysSo() {
        String answer = pool.withTransaction(transaction -> UnhurriedTransaction.of(transaction)
                        .onItem()
                        .delayIt()
                        .by(Duration.ofSeconds(6))
                        .chain(() -> transaction.query("select 'still here'").execute())
                        .map(rows -> rows.iterator().next().getString(0)))
                .await()
                .atMost(PATIENCE);
        assertEquals("still here", answer);
    }

    @Test
    void endsForTheSakeOfTheOthers() {
        SqlConnection stalled = pool.getConnection().await().atMost(PATIENCE);
        try {
            stalled.begin().await().atMost(PATIENCE);
            stalled.query(LOCK).execute().await().atMost(PATIENCE);

            assertDoesNotThrow(
                    () -> pool.withTransaction(other -> other.query(LOCK).execute())
                            .await()
                            .atMost(PATIENCE));

            Throwable ended = assertThrows(
                    RuntimeException.class,
                    () -> stalled.query("select 1").execute().await().atMost(PATIENCE));
            assertEquals(Trouble.INFRASTRUCTURE, Trouble.of(ended));
        } finally {
            stalled.closeAndForget();
        }
    }
}
