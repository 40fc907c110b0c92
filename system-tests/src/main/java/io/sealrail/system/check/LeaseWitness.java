package io.sealrail.system.check;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

import io.sealrail.system.client.Demo;

/**
 * Triggers in the harness's own databases that note who wrote what only the holder of a lease may write, and under which token the
 * lease was at that moment. With the fence that can be the holder only: the fenced write itself locks the lease. Without it, a
 * stalled holder that goes on writing shows as a second writer under the token of its successor.
 */
public final class LeaseWitness {

    private static final String PREPARE = """
            create table if not exists lease_witness (
                lease text, token bigint, writer text, primary key (lease, token, writer));
            create or replace function witness_lease_write() returns trigger language plpgsql as $$
            begin
                insert into lease_witness
                select name, token, current_setting('application_name') from leases where name = tg_argv[0]
                on conflict do nothing;
                return null;
            end $$;
            """;

    private static final String TRIGGER = """
            create or replace trigger witness_lease after %s for each row %s
                execute function witness_lease_write('%s');
            """;

    private static final Written RELAY = new Written(
            "outbox-relay", "update on outbox", "when (old.relayed_at is null and new.relayed_at is not null)");

    private static final Map<String, List<Written>> WRITTEN = Map.of(
            "issuance-api",
            List.of(RELAY, new Written("notary-audit", "insert on audit_seals", "")),
            "onchain-worker",
            List.of(
                    RELAY,
                    new Written("anchor-sender", "update on batches", "when (new.state <> old.state)"),
                    new Written("anchor-sender", "insert on transactions", "")),
            "revocation-service",
            List.of(RELAY),
            "status-list-service",
            List.of(
                    RELAY,
                    new Written(
                            "status-list-publisher", "update on status_lists", "when (new.version <> old.version)")));

    private LeaseWitness() {}

    private record Written(String lease, String write, String when) {}

    /** Begins to watch, from now on; again is harmless. Call it as soon as the stack is up, before anything goes wrong. */
    public static void install(Demo demo) {
        WRITTEN.forEach((service, writes) -> {
            try (Connection connection = DriverManager.getConnection(demo.jdbcUrl(service));
                    Statement statement = connection.createStatement()) {
                statement.execute(PREPARE);
                for (Written each : writes) {
                    statement.execute(TRIGGER.formatted(each.write(), each.when(), each.lease()));
                }
            } catch (SQLException e) {
                throw new IllegalStateException("the database of " + service + " takes no witness", e);
            }
        });
    }

    /** What was seen; nothing if nobody watches. */
    static List<LeaseWrite> read(String service, Database database) throws SQLException {
        return database.number("select count(*) from pg_tables where tablename = 'lease_witness'") == 0
                ? List.of()
                : database.rows(
                        "select lease, token, writer from lease_witness order by 1, 2, 3",
                        row -> new LeaseWrite(service, row.text(1), row.number(2), row.text(3)));
    }
}
