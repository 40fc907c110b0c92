package io.sealrail.issuance.notaryaccess;

import java.util.ArrayList;
import java.util.List;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

import io.sealrail.kit.lease.Lease;

/** The links in the database. */
final class AuditChain {

    private static final String LAST =
            "select sequence, request_id, previous_hash, hash from audit_seals order by sequence desc limit 1";

    private static final String WAITING = "select " + columnsOf("e") + " from audit_unsealed u"
            + " join audit_events e on e.request_id = u.request_id order by u.position limit $1";

    private static final String APPEND = """
            insert into audit_seals (sequence, request_id, previous_hash, hash, sealed_at)
            select s.sequence, s.request_id, s.previous_hash, s.hash, clock_timestamp()
            from unnest($1::bigint[], $2::text[], $3::bytea[], $4::bytea[])
              as s (sequence, request_id, previous_hash, hash)
            where\s""";

    private static final String SEALED = "delete from audit_unsealed where request_id = any($1)";

    private AuditChain() {}

    static String columnsOf(String table) {
        return table + "." + AuditEvents.COLUMNS.replace(", ", ", " + table + ".");
    }

    /** The newest link, or what is before the first. */
    static Uni<AuditSeal> last(SqlClient client) {
        return client.query(LAST).execute().map(rows -> {
            AuditSeal last = AuditSeal.none();
            for (Row row : rows) {
                last = read(row);
            }
            return last;
        });
    }

    /** Rows that have no link yet, in the order in which they came. */
    static Uni<List<AuditRow>> waiting(SqlClient client, int most) {
        return client.preparedQuery(WAITING).execute(Tuple.of(most)).map(AuditChain::events);
    }

    /** Adds links; how many were added is less than asked if the lease has passed on. */
    static Uni<Integer> append(SqlClient transaction, Lease lease, List<AuditSeal> seals) {
        String[] requestIds = seals.stream().map(AuditSeal::requestId).toArray(String[]::new);
        Tuple links = Tuple.from(new Object[] {
            seals.stream().map(AuditSeal::sequence).toArray(Long[]::new),
            requestIds,
            seals.stream().map(seal -> Buffer.buffer(seal.previousHash())).toArray(Buffer[]::new),
            seals.stream().map(seal -> Buffer.buffer(seal.hash())).toArray(Buffer[]::new)
        });
        return transaction.preparedQuery(APPEND + lease.fence()).execute(links).flatMap(added -> transaction
                .preparedQuery(SEALED)
                .execute(Tuple.tuple().addArrayOfString(requestIds))
                .replaceWith(added.rowCount()));
    }

    static AuditSeal read(Row row) {
        return new AuditSeal(
                row.getLong("sequence"),
                row.getString("request_id"),
                row.getBuffer("previous_hash").getBytes(),
                row.getBuffer("hash").getBytes());
    }

    private static List<AuditRow> events(RowSet<Row> rows) {
        List<AuditRow> events = new ArrayList<>(rows.size());
        rows.forEach(row -> events.add(AuditEvents.read(row)));
        return events;
    }
}
