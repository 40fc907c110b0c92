package io.sealrail.onchain.batch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import io.sealrail.credential.key.Hex;

/** The hashes that are anchored or wait for a batch. */
@ApplicationScoped
class Leaves {

    private static final String ADD = """
            insert into leaves (credential_id, core_claim_hash, traceparent)
            select id, decode(hash, 'hex'), trace from unnest($1::text[], $2::text[], $3::text[]) as t (id, hash, trace)
            on conflict (credential_id) do nothing""";
    private static final String OTHERWISE_KNOWN = """
            select count(*) as others from unnest($1::text[], $2::text[]) as t (id, hash)
            join leaves on credential_id = id where core_claim_hash <> decode(hash, 'hex')""";
    private static final String DUE = """
            select credential_id, core_claim_hash, traceparent from leaves
            where batch_id is null and (
                (select received_at from leaves where batch_id is null order by position limit 1)
                    <= clock_timestamp() - $2 * interval '1 millisecond'
                or exists (select 1 from leaves where batch_id is null order by position offset $1 - 1 limit 1))
            order by position limit $1""";
    private static final String PLACE = """
            update leaves set batch_id = $1, place = t.number - 1
            from unnest($2::text[]) with ordinality as t (id, number)
            where credential_id = t.id and batch_id is null returning received_at""";
    private static final String OF_BATCH =
            "select credential_id, core_claim_hash, traceparent from leaves where batch_id = $1 order by place";

    private final Pool pool;

    Leaves(Pool pool) {
        this.pool = pool;
    }

    /**
     * Stores leaves that are not known yet. Fails as a fault of the data when a hash stands for another credential already, or
     * a credential for another hash.
     */
    Uni<Void> add(List<Leaf> leaves) {
        String[] ids = ids(leaves);
        String[] hashes = texts(leaves, leaf -> Hex.encode(leaf.coreClaimHash()));
        return pool.preparedQuery(ADD)
                .execute(Tuple.of(ids, hashes, texts(leaves, Leaf::traceparent)))
                .flatMap(added -> added.rowCount() == leaves.size()
                        ? Uni.createFrom().voidItem()
                        : checkKnown(Tuple.of(ids, hashes)));
    }

    private Uni<Void> checkKnown(Tuple arrays) {
        return pool.preparedQuery(OTHERWISE_KNOWN)
                .execute(arrays)
                .invoke(rows -> {
                    if (rows.iterator().next().getLong("others") > 0) {
                        throw new IllegalArgumentException("a credential cannot have a second hash");
                    }
                })
                .replaceWithVoid();
    }

    /** The eldest leaves without a batch, once there are {@code size} of them or one waits for {@code maxWait}; else none. */
    Uni<List<Leaf>> due(int size, Duration maxWait) {
        return pool.preparedQuery(DUE)
                .execute(Tuple.of(size, maxWait.toMillis()))
                .map(Leaves::toLeaves);
    }

    /** Gives the leaves their places in a batch, in order, and tells when each was received. */
    Uni<List<Instant>> place(SqlConnection tx, UUID batchId, List<Leaf> leaves) {
        return tx.preparedQuery(PLACE)
                .execute(Tuple.of(batchId, ids(leaves)))
                .invoke(placed -> {
                    if (placed.rowCount() != leaves.size()) {
                        throw new IllegalStateException("a leaf is in another batch already");
                    }
                })
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> Columns.time(row, "received_at"))
                        .toList());
    }

    /** A batch's leaves in the order of their places. */
    Uni<List<Leaf>> ofBatch(UUID batchId) {
        return pool.preparedQuery(OF_BATCH).execute(Tuple.of(batchId)).map(Leaves::toLeaves);
    }

    private static List<Leaf> toLeaves(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new Leaf(
                        row.getString("credential_id"),
                        Columns.bytes(row, "core_claim_hash"),
                        row.getString("traceparent")))
                .toList();
    }

    private static String[] ids(List<Leaf> leaves) {
        return texts(leaves, Leaf::credentialId);
    }

    private static String[] texts(List<Leaf> leaves, Function<Leaf, String> text) {
        return leaves.stream().map(text).toArray(String[]::new);
    }
}
