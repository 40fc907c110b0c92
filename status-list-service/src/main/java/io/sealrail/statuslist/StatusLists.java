package io.sealrail.statuslist;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import io.sealrail.statuslist.NewList.Place;

/** The lists, and which of them have changed since they were published. */
@Startup
@ApplicationScoped
class StatusLists {

    private static final int SMALLEST = 131_072;

    /** The id of the first list of the platform's issuer; all others come from a sequence that starts at 2. */
    static final String FIRST_OF_AGENTS = "1";

    private static final String PLACES = "select issuer_did, ordinal from status_lists where issuer_did = any($1)";
    private static final String IDS = "select nextval('status_list_ids')::text from generate_series(1, $1)";
    private static final String TAKEN = "select exists (select 1 from status_lists where list_id = $1)";

    // another replica may have made the same list, or taken its id, in the meantime: its list is the one that counts
    private static final String ADD = """
            insert into status_lists (list_id, issuer_did, ordinal, key_id, public_key_multibase,
                encrypted_private_key, size, dirty_since, created_at)
            select l.*, $7, $8, $8
            from unnest($1::text[], $2::text[], $3::int[], $4::text[], $5::text[], $6::bytea[]) as l
            on conflict do nothing
            """;

    private static final String LOCK = """
            select list_id, changes from status_lists where list_id = any($1) order by list_id for no key update
            """;

    private static final String MARK = """
            update status_lists set changes = changes + 1, dirty_since = coalesce(dirty_since, $2) where list_id = any($1)
            """;

    private final Pool pool;
    private final int size;
    private final Clock clock;

    StatusLists(Pool pool, StatusListConfig config, Clock clock) {
        this.pool = pool;
        this.size = usable(config.size());
        this.clock = clock;
    }

    /** Below 131,072 entries a list hides nobody (StatusList2021 and Bitstring Status List both demand 16 KiB). */
    private static int usable(int size) {
        if (size < SMALLEST || Integer.bitCount(size) != 1) {
            throw new IllegalStateException("sealrail.status-list.size must be a power of two, 131072 or more");
        }
        return size;
    }

    Uni<Set<Place>> places(Collection<String> issuers) {
        return pool.preparedQuery(PLACES)
                .mapping(row -> new Place(row.getString(0), row.getInteger(1)))
                .execute(Tuple.tuple().addArrayOfString(issuers.toArray(String[]::new)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).collect(Collectors.toSet()));
    }

    Uni<List<String>> nextIds(int count) {
        return pool.preparedQuery(IDS)
                .mapping(row -> row.getString(0))
                .execute(Tuple.of(count))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList());
    }

    /** Adds the lists, waiting for their first version; gives how many were not there yet. */
    Uni<Integer> add(List<NewList> lists) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        Tuple values = NewList.columns(lists).addInteger(size).addOffsetDateTime(now);
        return pool.preparedQuery(ADD).execute(values).map(rows -> rows.rowCount());
    }

    /** Whether the id that is kept for the first list of the platform's issuer is in use. */
    Uni<Boolean> isFirstTaken() {
        return pool.preparedQuery(TAKEN)
                .execute(Tuple.of(FIRST_OF_AGENTS))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    /** How many changes each of the lists has; it stays so until the transaction ends, unless that {@link #mark}s them. */
    Uni<Map<String, Long>> lock(SqlConnection transaction, Collection<String> listIds) {
        return transaction
                .preparedQuery(LOCK)
                .execute(Tuple.tuple().addArrayOfString(listIds.toArray(String[]::new)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .collect(Collectors.toMap(row -> row.getString(0), row -> row.getLong(1))));
    }

    /** Counts one more change of the locked lists, whose entries the transaction has changed. */
    Uni<Void> mark(SqlConnection transaction, Collection<String> listIds) {
        Tuple values = Tuple.tuple()
                .addArrayOfString(listIds.toArray(String[]::new))
                .addOffsetDateTime(OffsetDateTime.now(clock));
        return transaction.preparedQuery(MARK).execute(values).replaceWithVoid();
    }
}
