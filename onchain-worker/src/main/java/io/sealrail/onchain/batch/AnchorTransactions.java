package io.sealrail.onchain.batch;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import io.sealrail.kit.lease.Lease;
import io.sealrail.onchain.chain.Fees;

/** The rows of nonces and of everything that was signed for them. */
@ApplicationScoped
class AnchorTransactions {

    private static final String FREE_NONCE = """
            select coalesce(
                (select $3::bigint where not exists (
                    select 1 from nonces where chain_id = $1 and sender = $2 and nonce = $3)),
                (select n.nonce + 1 from nonces n where n.chain_id = $1 and n.sender = $2 and n.nonce >= $3
                    and not exists (select 1 from nonces m
                        where m.chain_id = $1 and m.sender = $2 and m.nonce = n.nonce + 1)
                    order by n.nonce limit 1)) as nonce""";
    private static final String TAKE_NONCE = """
            insert into nonces (chain_id, sender, nonce, batch_id) values ($1, $2, $3, $4)
            on conflict (chain_id, sender, nonce) do update set nonce = excluded.nonce where nonces.batch_id = excluded.batch_id""";
    private static final String INSERT = """
            insert into transactions (hash, batch_id, chain_id, sender, nonce, attempt, raw, max_fee_per_gas,
                max_priority_fee_per_gas, gas_limit, signed_at)
            select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11 where\s""";
    private static final String NEWEST_AT = """
            select distinct on (nonce) * from transactions
            where chain_id = $1 and sender = $2 and nonce >= $3 and nonce < $4
            order by nonce, attempt desc limit $5""";

    private final Pool pool;

    AnchorTransactions(Pool pool) {
        this.pool = pool;
    }

    /** The attempts of each batch. */
    Uni<Map<UUID, List<Attempt>>> of(UUID[] batchIds) {
        return pool.preparedQuery("select * from transactions where batch_id = any($1)")
                .execute(Tuple.of(batchIds))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .collect(Collectors.groupingBy(
                                row -> row.getUUID("batch_id"),
                                Collectors.mapping(AnchorTransactions::toAttempt, Collectors.toList()))));
    }

    /** The lowest nonce from {@code chainCount} on that belongs to no batch. */
    Uni<Long> freeNonce(long chainId, String sender, long chainCount) {
        return pool.preparedQuery(FREE_NONCE)
                .execute(Tuple.of(chainId, sender, chainCount))
                .map(rows -> rows.iterator().next().getLong("nonce"));
    }

    /** The newest attempts at the nonces from {@code first} up to {@code end} (excluded), in order. */
    Uni<List<Attempt>> newestAt(SenderAccount account, long first, long end, int limit) {
        return pool.preparedQuery(NEWEST_AT)
                .execute(Tuple.of(account.chainId(), account.address(), first, end, limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(AnchorTransactions::toAttempt)
                        .toList());
    }

    /** Whether the nonce is the batch's, or nobody's. */
    Uni<Boolean> mayHave(SenderAccount account, UUID batchId, long nonce) {
        return pool.preparedQuery(
                        "select 1 from nonces where chain_id = $1 and sender = $2 and nonce = $3 and batch_id <> $4")
                .execute(Tuple.of(account.chainId(), account.address(), nonce, batchId))
                .map(others -> others.size() == 0);
    }

    /** Stores an attempt and gives its nonce to the batch; fails when the nonce is another batch's. */
    Uni<Void> insert(SqlConnection tx, Lease lease, SenderAccount account, UUID batchId, Attempt attempt) {
        return tx.preparedQuery(TAKE_NONCE)
                .execute(Tuple.of(account.chainId(), account.address(), attempt.nonce(), batchId))
                .invoke(AnchorTransactions::one)
                .flatMap(taken -> tx.preparedQuery(INSERT + lease.fence())
                        .execute(Tuple.from(List.of(
                                attempt.hash(),
                                batchId,
                                account.chainId(),
                                account.address(),
                                attempt.nonce(),
                                attempt.number(),
                                Columns.bytes(attempt.raw()),
                                Columns.integer(attempt.fees().maxFeePerGas()),
                                Columns.integer(attempt.fees().maxPriorityFeePerGas()),
                                attempt.gasLimit(),
                                Columns.time(attempt.signedAt())))))
                .invoke(AnchorTransactions::one)
                .replaceWithVoid();
    }

    /** A node was given the attempt; whether it took it. */
    Uni<Void> tried(String hash, Instant at, boolean taken) {
        return pool.preparedQuery("update transactions set tried_at = $2,"
                        + " sent_at = case when $3 then coalesce(sent_at, $2) else sent_at end where hash = $1")
                .execute(Tuple.of(hash, Columns.time(at), taken))
                .replaceWithVoid();
    }

    private static void one(RowSet<Row> rows) {
        if (rows.rowCount() != 1) {
            throw new FencedOffException();
        }
    }

    private static Attempt toAttempt(Row row) {
        return new Attempt(
                row.getString("hash"),
                row.getLong("nonce"),
                row.getInteger("attempt"),
                Columns.bytes(row, "raw"),
                new Fees(Columns.integer(row, "max_fee_per_gas"), Columns.integer(row, "max_priority_fee_per_gas")),
                row.getLong("gas_limit"),
                Columns.time(row, "signed_at"),
                Columns.time(row, "tried_at"));
    }
}
