package io.sealrail.issuance.status;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jboss.logging.Logger;

import io.sealrail.credential.status.IndexPermutation;
import io.sealrail.issuance.Transactions;
import io.sealrail.issuance.issuer.IssuerEvents;

/** The status lists that are served, and how far their indexes are given out. */
@ApplicationScoped
class StatusLists {

    private static final Logger LOG = Logger.getLogger(StatusLists.class);
    private static final int SPARE = 2;

    /** The list with the lowest number first, so that the first one that there is fills up before the next is begun. */
    private static final String RESERVE = """
            update status_lists l set next_counter = least(l.size::bigint, l.next_counter::bigint + $2)::int
            from (select list_id, next_counter from status_lists
                  where issuer_did = $1 and next_counter < size
                  order by length(list_id), list_id limit 1 for no key update) old
            where l.list_id = old.list_id
            returning l.list_id, l.size, l.permutation_key, old.next_counter as start_at, l.next_counter as end_at""";

    private static final String USED = """
            select status_list_index from credentials where status_list_id = $1 and status_list_index = any($2)""";

    private static final String COUNT = """
            select count(*) filter (where next_counter > 0)::int as used, count(*)::int as served,
                   count(*) filter (where next_counter < size)::int as open
            from status_lists where issuer_did = $1""";

    private final Pool pool;
    private final Transactions transactions;
    private final IssuerEvents events;

    StatusLists(Pool pool, Transactions transactions, IssuerEvents events) {
        this.pool = pool;
        this.transactions = transactions;
        this.events = events;
    }

    /**
     * Takes up to {@code size} counter values of the issuer's current list for this replica; empty when no served list has
     * room. Asks for more lists, in time, when fewer than two would be spare.
     */
    Uni<Optional<StatusBlock>> reserve(String issuerDid, int size) {
        return transactions
                .detached(() -> pool.withTransaction(connection -> reserve(connection, issuerDid, size)))
                .call(block -> keepSpare(issuerDid));
    }

    private Uni<Optional<StatusBlock>> reserve(SqlClient connection, String issuerDid, int size) {
        return connection
                .preparedQuery(RESERVE)
                .execute(Tuple.of(issuerDid, size))
                .flatMap(rows -> rows.size() > 0 ? one(connection, rows) : retry(connection, issuerDid, size));
    }

    /** The list that was found may have been filled while its lock was awaited: the next one is to be looked for. */
    private Uni<Optional<StatusBlock>> retry(SqlClient connection, String issuerDid, int size) {
        return count(connection, issuerDid)
                .flatMap(count -> count.open() > 0
                        ? reserve(connection, issuerDid, size)
                        : Uni.createFrom().item(Optional.empty()));
    }

    /**
     * Each counter value as the index that the list's secret order gives it, but for those that credentials have: a restore
     * from a backup sets the counter back, or makes the list another order.
     */
    private static Uni<Optional<StatusBlock>> one(SqlClient connection, RowSet<Row> rows) {
        Row row = rows.iterator().next();
        String listId = row.getString("list_id");
        IndexPermutation order =
                new IndexPermutation(row.getBuffer("permutation_key").getBytes(), row.getInteger("size"));
        List<Integer> indexes = IntStream.range(row.getInteger("start_at"), row.getInteger("end_at"))
                .map(order::apply)
                .boxed()
                .toList();
        return connection
                .preparedQuery(USED)
                .execute(Tuple.of(listId, indexes.toArray(Integer[]::new)))
                .map(found -> {
                    Set<Integer> used = new HashSet<>();
                    found.forEach(each -> used.add(each.getInteger(0)));
                    return Optional.of(new StatusBlock(
                            listId,
                            indexes.stream()
                                    .filter(index -> !used.contains(index))
                                    .toList()));
                });
    }

    /** Asked again with the next block when it fails: the indexes just taken are not to be lost for it. */
    private Uni<Void> keepSpare(String issuerDid) {
        return count(pool, issuerDid)
                .flatMap(count -> count.served() - count.used() < SPARE
                        ? events.needStatusLists(issuerDid, count.used() + SPARE)
                        : Uni.createFrom().voidItem())
                .onFailure()
                .invoke(failure -> LOG.warnf(
                        "more status lists not asked for issuerDid=%s kind=%s",
                        issuerDid, failure.getClass().getSimpleName()))
                .onFailure()
                .recoverWithNull();
    }

    private static Uni<Count> count(SqlClient client, String issuerDid) {
        return client.preparedQuery(COUNT).execute(Tuple.of(issuerDid)).map(rows -> {
            Row row = rows.iterator().next();
            return new Count(row.getInteger("used"), row.getInteger("served"), row.getInteger("open"));
        });
    }

    /** How many lists of an issuer are begun, known, and have room. */
    private record Count(int used, int served, int open) {}
}
