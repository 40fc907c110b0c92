package io.sealrail.issuance.claim;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicLong;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** The registry of farmers that {@code notary.yaml} asks: a schema of its own in the module's test database. */
public final class TestRegistry {

    private static final String TABLE =
            "create table if not exists farmer_registry.farmer (record_id bigserial primary key, national_id text not null,"
                    + " name text not null, hectares numeric, registered_at date, status text not null)";
    private static final AtomicLong NEXT = new AtomicLong(System.nanoTime());

    private final Pool pool;

    /** Makes the table where it is not there yet. */
    public TestRegistry(Pool pool) {
        this.pool = pool;
        pool.query("select pg_advisory_lock(20261122); create schema if not exists farmer_registry; " + TABLE
                        + "; select pg_advisory_unlock(20261122)")
                .execute()
                .await()
                .indefinitely();
    }

    /** A national id that nobody has. */
    public static String nobody() {
        return "FR-" + NEXT.incrementAndGet();
    }

    /** Registers an active farmer and gives his national id. */
    public String farmer(String hectares) {
        String nationalId = nobody();
        add(nationalId, new BigDecimal(hectares), "active");
        return nationalId;
    }

    /** Adds a record, be it a second one with the same id. */
    public void add(String nationalId, BigDecimal hectares, String status) {
        pool.preparedQuery("insert into farmer_registry.farmer (national_id, name, hectares, registered_at, status)"
                        + " values ($1, $2, $3, $4, $5)")
                .execute(Tuple.of(nationalId, "Amina Example", hectares, LocalDate.of(2019, 3, 14), status))
                .await()
                .indefinitely();
    }
}
