package io.sealrail.issuance.notaryaccess;

import java.time.OffsetDateTime;
import java.util.HexFormat;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.sealrail.kit.work.Workers;

/** Walks a range of the chain over the record and computes each link again. */
final class AuditVerification {

    private static final int AT_ONCE = 500;

    private static final String PAGE = "select s.sequence, s.previous_hash, s.hash, s.request_id as sealed_id, "
            + AuditChain.columnsOf("e") + " from audit_seals s left join audit_events e on e.request_id = s.request_id"
            + " where s.sequence > $1 order by s.sequence limit $2";

    private static final String COUNTS = """
            select coalesce((select max(sequence) from audit_seals), 0) as sealed,
                   (select count(*) from audit_unsealed) as unsealed""";

    /** A row that has no link and does not wait for one was robbed of it. The times of successive ranges leave nothing out. */
    private static final String ROBBED = """
            select exists (
              select from audit_events e
              where e.recorded_at > coalesce($1::timestamptz, '-infinity')
                and e.recorded_at <= coalesce($2::timestamptz, 'infinity')
                and not exists (select from audit_unsealed u where u.request_id = e.request_id)
                and not exists (select from audit_seals s where s.request_id = e.request_id)) as robbed""";

    private final SqlClient client;
    private final Workers workers;
    private final AuditRange range;
    private AuditSeal before = AuditSeal.none();
    private AuditSeal last = AuditSeal.none();
    private OffsetDateTime recordedBefore;
    private OffsetDateTime lastRecorded;
    private Long brokenAt;

    private AuditVerification(SqlClient client, Workers workers, AuditRange range) {
        this.client = client;
        this.workers = workers;
        this.range = range;
    }

    /** What the walk found. */
    static Uni<Found> of(SqlClient client, Workers workers, AuditRange range) {
        AuditVerification walk = new AuditVerification(client, workers, range);
        return walk.begin()
                .chain(walk::pages)
                .chain(() -> client.query(COUNTS).execute())
                .map(counts -> counts.iterator().next())
                .call(counts -> walk.missRobbed(counts.getLong("sealed")))
                .map(walk::found);
    }

    /** The link before the range is taken as it is, for it belongs to the range before. */
    private Uni<Void> begin() {
        return range.from() == 1
                ? Uni.createFrom().voidItem()
                : links(range.from() - 2, 1).invoke(this::beginAfter).replaceWithVoid();
    }

    private void beginAfter(RowSet<Row> rows) {
        for (Row row : rows) {
            if (row.getLong("sequence") == range.from() - 1 && row.getString("request_id") != null) {
                before = AuditChain.read(row);
                last = before;
                recordedBefore = row.getOffsetDateTime("recorded_at");
                return;
            }
        }
        brokenAt = range.from() - 1;
    }

    private Uni<Void> pages() {
        return Multi.createBy()
                .repeating()
                .uni(this::page)
                .whilst(Boolean::booleanValue)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** Whether there may be another page. */
    private Uni<Boolean> page() {
        int most = (int) Math.min(AT_ONCE, range.from() - 1 + range.limit() - last.sequence());
        if (brokenAt != null || most <= 0) {
            return Uni.createFrom().item(false);
        }
        return links(last.sequence(), most).flatMap(rows -> workers.onWorker(() -> holds(rows) && rows.size() == most));
    }

    private Uni<RowSet<Row>> links(long after, int most) {
        return client.preparedQuery(PAGE).execute(Tuple.of(after, most));
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
        if (!AuditChain.read(row).is(expected)) {
            return false;
        }
        last = expected;
        lastRecorded = row.getOffsetDateTime("recorded_at");
        return true;
    }

    private Uni<Void> missRobbed(long sealed) {
        if (brokenAt != null) {
            return Uni.createFrom().voidItem();
        }
        OffsetDateTime until = sealed > last.sequence() ? lastRecorded : null;
        return client.preparedQuery(ROBBED)
                .execute(Tuple.of(recordedBefore, until))
                .invoke(rows -> {
                    if (rows.iterator().next().getBoolean("robbed")) {
                        brokenAt = last.sequence() + 1;
                    }
                })
                .replaceWithVoid();
    }

    private Found found(Row counts) {
        return new Found(
                counts.getLong("sealed"),
                counts.getLong("unsealed"),
                brokenAt == null,
                brokenAt,
                hex(before),
                last.sequence(),
                hex(last),
                brokenAt == null && counts.getLong("sealed") > last.sequence());
    }

    private static String hex(AuditSeal link) {
        return HexFormat.of().formatHex(link.hash());
    }

    /**
     * What became of the record.
     *
     * @param sealed the number of the chain's newest link
     * @param unsealed how many rows wait for theirs, for a second or so
     * @param intact whether every link of the range is as it was made, and no row of its time has lost its own
     * @param brokenAt the first sequence number that is not, or the one after the range if a row has lost its link; or absent
     * @param previousHash of the link before the range: the {@code lastHash} of the range before, 64 hexadecimal digits
     * @param lastSequence the last link that is, 0 if there is none
     * @param lastHash its hash, 64 hexadecimal digits: whoever notes it down can tell whether the end is missing later
     * @param more whether there are links after it, to be asked for from {@code lastSequence + 1}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "AuditVerification")
    record Found(
            long sealed,
            long unsealed,
            boolean intact,
            @Schema(nullable = true) Long brokenAt,

            @Schema(examples = "0000000000000000000000000000000000000000000000000000000000000000")
            String previousHash,

            long lastSequence,

            @Schema(examples = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
            String lastHash,

            boolean more) {}
}
