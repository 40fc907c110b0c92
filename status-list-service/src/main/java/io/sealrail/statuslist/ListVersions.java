package io.sealrail.statuslist;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import io.sealrail.kit.lease.Lease;

/** The versions of the lists: which are due, how one is stored, which is current. */
@ApplicationScoped
class ListVersions {

    private static final String COLUMNS = "list_id, issuer_did, size, key_id, public_key_multibase,"
            + " encrypted_private_key, greatest(version, version_floor) as version, changes, failures";

    // one statement, one snapshot: `changes` and the entries belong together
    private static final String DUE = "select " + COLUMNS + """
            , array(select e.list_index from status_entries e
                    where e.list_id = l.list_id and e.state = 'REVOKED') as revoked
            , array(select e.list_index from status_entries e
                    where e.list_id = l.list_id and e.state = 'SUSPENDED') as suspended
            from status_lists l
            where (l.changes > l.published_changes or l.token_version < l.version or l.refresh_at <= $1
                    or l.version < l.version_floor)
                and (l.retry_at is null or l.retry_at <= $1) and (l.version >= l.version_floor or $3)
            order by l.failures > 0, l.dirty_since nulls last, l.list_id
            limit $2
            """;

    private static final String ADVANCE = """
            update status_lists
            set version = $2, token_version = $2, published_changes = $3, revoked_entries = $4, refresh_at = $5,
                dirty_since = case when changes = $3 then null else $6::timestamptz end, failures = 0, retry_at = null
            where list_id = $1 and greatest(version, version_floor) = $2 - 1 and
            """;

    // 1 s, doubled with each failure up to 32 s
    private static final String STAND_BACK = """
            update status_lists
            set failures = failures + 1, retry_at = $2::timestamptz + interval '1 second' * power(2, least(failures, 5))
            where list_id = $1 and
            """;

    private static final String ADD = """
            insert into status_list_versions
                (list_id, version, covered_changes, flat, status_list_2021, bitstring, token, valid_until, published_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """;

    private static final String FORGET = "delete from status_list_versions where list_id = $1 and version <= $2";

    private static final String CURRENT =
            "select list_id, version, dirty_since, version < version_floor as behind from status_lists";

    private static final String READ = """
            select v.* from status_list_versions v
            join status_lists l on l.list_id = v.list_id and l.version = v.version and l.version >= l.version_floor
            where v.list_id = any($1)
            """;

    private static final String BEHIND = "select exists (select 1 from status_lists where version < version_floor)";

    /**
     * Where a list stands.
     *
     * @param behind whether a higher version than this was served before the database was restored
     */
    record Standing(String listId, long version, Instant dirtySince, boolean behind) {}

    private final Pool pool;
    private final StatusListConfig config;
    private final Clock clock;

    ListVersions(Pool pool, StatusListConfig config, Clock clock) {
        this.pool = pool;
        this.config = config;
        this.clock = clock;
    }

    /**
     * The lists that have changed, come of age or lack a form, those that wait longest first, those that have failed last.
     *
     * @param behindToo whether lists are due that stand behind what was published before a restore
     */
    Uni<List<ListRows>> due(int most, boolean behindToo) {
        return pool.preparedQuery(DUE)
                .mapping(row -> new ListRows(
                        StatusList.of(row),
                        row.getLong("changes"),
                        row.getArrayOfIntegers("revoked"),
                        row.getArrayOfIntegers("suspended"),
                        row.getInteger("failures")))
                .execute(Tuple.of(OffsetDateTime.now(clock), most, behindToo))
                .map(ListVersions::list);
    }

    /**
     * Makes a version the current one, if it follows the current one and the lease is still held.
     *
     * @return whether it was stored
     */
    Uni<Boolean> store(SqlConnection transaction, Lease lease, ListVersion version, int revokedEntries) {
        Instant refreshAt = version.publishedAt().plus(config.validity().dividedBy(2));
        Tuple advance = Tuple.tuple()
                .addString(version.listId())
                .addLong(version.version())
                .addLong(version.coveredChanges())
                .addInteger(revokedEntries)
                .addOffsetDateTime(utc(refreshAt))
                .addOffsetDateTime(utc(version.publishedAt()));
        return transaction
                .preparedQuery(ADVANCE + lease.fence())
                .execute(advance)
                .chain(rows -> rows.rowCount() == 0
                        ? Uni.createFrom().item(false)
                        : add(transaction, version).replaceWith(true));
    }

    /** A list whose version cannot be made is not due again before a pause that grows with each failure in a row. */
    Uni<Void> standBack(Lease lease, String listId) {
        return pool.preparedQuery(STAND_BACK + lease.fence())
                .execute(Tuple.of(listId, OffsetDateTime.now(clock)))
                .replaceWithVoid();
    }

    private Uni<Void> add(SqlConnection transaction, ListVersion version) {
        Tuple add = Tuple.tuple()
                .addString(version.listId())
                .addLong(version.version())
                .addLong(version.coveredChanges())
                .addBuffer(Buffer.buffer(version.flat()))
                .addBuffer(Buffer.buffer(version.statusList2021()))
                .addBuffer(Buffer.buffer(version.bitstring()))
                .addBuffer(Buffer.buffer(version.token()))
                .addOffsetDateTime(utc(version.validUntil()))
                .addOffsetDateTime(utc(version.publishedAt()));
        Tuple forget = Tuple.of(version.listId(), version.version() - config.keepVersions());
        return transaction
                .preparedQuery(ADD)
                .execute(add)
                .chain(() -> transaction.preparedQuery(FORGET).execute(forget))
                .replaceWithVoid();
    }

    Uni<List<Standing>> standings() {
        return pool.preparedQuery(CURRENT)
                .mapping(row -> new Standing(
                        row.getString(0), row.getLong(1), instant(row.getOffsetDateTime(2)), row.getBoolean(3)))
                .execute()
                .map(ListVersions::list);
    }

    /** Whether a list stands behind what was published before a restore. */
    Uni<Boolean> anyBehind() {
        return pool.query(BEHIND).execute().map(rows -> rows.iterator().next().getBoolean(0));
    }

    /** The current version of each of these lists; none of a list that stands behind what was published. */
    Uni<List<ListVersion>> current(Collection<String> listIds) {
        return pool.preparedQuery(READ)
                .mapping(ListVersions::version)
                .execute(Tuple.tuple().addArrayOfString(listIds.toArray(String[]::new)))
                .map(ListVersions::list);
    }

    private static ListVersion version(Row row) {
        Buffer token = row.getBuffer("token");
        return new ListVersion(
                row.getString("list_id"),
                row.getLong("version"),
                row.getLong("covered_changes"),
                row.getBuffer("flat").getBytes(),
                row.getBuffer("status_list_2021").getBytes(),
                row.getBuffer("bitstring").getBytes(),
                token == null ? null : token.getBytes(),
                instant(row.getOffsetDateTime("valid_until")),
                instant(row.getOffsetDateTime("published_at")));
    }

    private static <T> List<T> list(Iterable<T> rows) {
        return StreamSupport.stream(rows.spliterator(), false).toList();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
