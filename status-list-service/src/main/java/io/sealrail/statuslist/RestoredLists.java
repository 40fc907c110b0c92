package io.sealrail.statuslist;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import io.sealrail.events.StatusListPublished;

/** The rows of lists as a restore puts them right. */
@ApplicationScoped
class RestoredLists {

    private static final String KNOWN = "select list_id from status_lists where list_id = any($1)";

    private static final String RAISE = """
            update status_lists l set version_floor = t.version from unnest($1::text[], $2::bigint[]) as t (list_id, version)
            where l.list_id = t.list_id and l.version < t.version and l.version_floor < t.version
            """;

    private static final String ADD = """
            insert into status_lists (list_id, issuer_did, ordinal, key_id, public_key_multibase,
                encrypted_private_key, size, version_floor, dirty_since, created_at, rebuilt_at)
            select l.*, $9, $9, $9
            from unnest($1::text[], $2::text[], $3::int[], $4::text[], $5::text[], $6::bytea[], $7::int[], $8::bigint[]) as l
            on conflict do nothing
            """;

    // an id is used once: whoever had the one of a lost list has its credentials too
    private static final String PASS_OVER =
            "select setval('status_list_ids', $1) from status_list_ids where last_value <= $1";

    /**
     * A list that is known from its events only.
     *
     * @param list its new key and its place
     * @param told the highest version that was published
     */
    record Rebuilt(NewList list, StatusListPublished told) {}

    private final Pool pool;
    private final Clock clock;

    RestoredLists(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** Those of the ids that there is a list of. */
    Uni<Set<String>> known(Collection<String> listIds) {
        return pool.preparedQuery(KNOWN)
                .execute(Tuple.tuple().addArrayOfString(listIds.toArray(String[]::new)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getString(0))
                        .collect(Collectors.toSet()));
    }

    /** Has the versions of known lists go on above what was published; gives how many stood below it. */
    Uni<Integer> raise(SqlConnection transaction, Collection<StatusListPublished> highest) {
        Tuple values = Tuple.tuple()
                .addArrayOfString(
                        highest.stream().map(StatusListPublished::listId).toArray(String[]::new))
                .addArrayOfLong(
                        highest.stream().map(StatusListPublished::version).toArray(Long[]::new));
        return transaction.preparedQuery(RAISE).execute(values).map(rows -> rows.rowCount());
    }

    /** Adds rebuilt lists and never gives their ids to others. */
    Uni<Void> add(SqlConnection transaction, List<Rebuilt> rebuilt) {
        List<NewList> lists = rebuilt.stream().map(Rebuilt::list).toList();
        List<StatusListPublished> told = rebuilt.stream().map(Rebuilt::told).toList();
        Tuple values = NewList.columns(lists)
                .addArrayOfInteger(told.stream().map(StatusListPublished::size).toArray(Integer[]::new))
                .addArrayOfLong(told.stream().map(StatusListPublished::version).toArray(Long[]::new))
                .addOffsetDateTime(OffsetDateTime.now(clock));
        return transaction
                .preparedQuery(ADD)
                .execute(values)
                .chain(() -> transaction.preparedQuery(PASS_OVER).execute(Tuple.of(highestId(lists))))
                .replaceWithVoid();
    }

    private static long highestId(List<NewList> lists) {
        return lists.stream()
                .mapToLong(list -> Long.parseLong(list.listId()))
                .max()
                .orElse(1);
    }
}
