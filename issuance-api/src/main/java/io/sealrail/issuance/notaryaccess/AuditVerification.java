package io.sealrail.issuance.notaryaccess;

import java.util.HexFormat;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Walks the chain over the record from its first link to its last, and computes each again. */
final class AuditVerification {

    private static final int AT_ONCE = 200;

    private static final String PAGE = "select s.sequence, s.previous_hash, s.hash, s.request_id as sealed_id, "
            + AuditChain.columnsOf("e") + " from audit_seals s left join audit_events e on e.request_id = s.request_id"
            + " where s.sequence > $1 order by s.sequence limit " + AT_ONCE;

    /** A row that has no link and does not wait for one was robbed of it. */
    private static final String COUNTS = """
            select (select count(*) from audit_seals) as sealed,
                   count(*) as unsealed,
                   count(*) filter (where u.request_id is null) as robbed
            from audit_events e
              left join audit_unsealed u on u.request_id = e.request_id
            where not exists (select from audit_seals s where s.request_id = e.request_id)""";

    private final SqlClient client;
    private AuditSeal last = AuditSeal.none();
    private Long brokenAt;

    private AuditVerification(SqlClient client) {
        this.client = client;
    }

    /** What the walk found. */
    static Uni<Found> of(SqlClient client) {
        AuditVerification walk = new AuditVerification(client);
        return Multi.createBy()
                .repeating()
                .uni(walk::page)
                .whilst(Boolean::booleanValue)
                .collect()
                .last()
                .flatMap(done -> client.query(COUNTS).execute())
                .map(counts -> walk.found(counts.iterator().next()));
    }

    /** Whether there may be another page. */
    private Uni<Boolean> page() {
        return client.preparedQuery(PAGE)
                .execute(Tuple.of(last.sequence()))
                .map(rows -> holds(rows) && rows.size() == AT_ONCE);
    }

    private boolean holds(RowSet<Row> rows) {
        for (Row row : rows) {
            if (row.getString("request_id") == null || !follows(row)) {
                brokenAt = last.sequence() + 1;
                return false;
            }
        }
        return true;
    }

    private boolean follows(Row row) {
        AuditSeal expected = last.next(AuditEvents.read(row));
        boolean follows = AuditChain.read(row).is(expected);
        last = follows ? expected : last;
        return follows;
    }

    private Found found(Row counts) {
        if (brokenAt == null && counts.getLong("robbed") > 0) {
            brokenAt = last.sequence() + 1;
        }
        return new Found(
                counts.getLong("sealed"),
                counts.getLong("unsealed"),
                brokenAt == null,
                brokenAt,
                last.sequence(),
                HexFormat.of().formatHex(last.hash()));
    }

    /**
     * What became of the record.
     *
     * @param sealed how many rows are in the chain
     * @param unsealed how many wait to be, for a second or so
     * @param intact whether every link is as it was made
     * @param brokenAt the first sequence number that is not, or absent
     * @param lastSequence the last link that is, 0 if there is none
     * @param lastHash its hash, 64 hexadecimal digits: whoever notes it down can tell whether the end is missing later
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "AuditVerification")
    record Found(
            long sealed,
            long unsealed,
            boolean intact,
            @Schema(nullable = true) Long brokenAt,
            long lastSequence,

            @Schema(examples = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
            String lastHash) {}
}
