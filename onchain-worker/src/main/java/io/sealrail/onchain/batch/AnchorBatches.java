package io.sealrail.onchain.batch;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import io.sealrail.events.Topics;
import io.sealrail.kit.lease.Lease;
import io.sealrail.onchain.chain.AnchorFailure;
import io.sealrail.onchain.chain.Receipt;

/** The rows of batches. Every write is fenced by the sender's lease and fails with {@link FencedOffException} without it. */
@ApplicationScoped
class AnchorBatches {

    private static final String OPEN = """
            select b.*, state <> 'SEALED' or not exists (
                select 1 from outbox o
                where o.relayed_at is null and o.type = $2 and o.aggregateid = b.batch_id::text) as announced
            from batches b where chain_id = $1 and state <> 'FINAL' order by sealed_at""";
    private static final String INSERT = """
            insert into batches (batch_id, state, root, leaf_count, chain_id, contract, sealed_at, failures, failure_code, retry_at)
            select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10 where\s""";
    private static final String CONFIRM = """
            update batches set state = 'CONFIRMED', confirmed_at = $2, transaction_hash = $3, block_number = $4,
                block_hash = $5, block_time = $6, onchain_sequence = onchain_sequence + 1, failure_code = null, failures = 0,
                retry_at = null
            where batch_id = $1 and state in ('SEALED', 'SENT', 'FAILED') and\s""";
    private static final String TAKE_BACK = """
            update batches set state = 'SENT', sent_at = $2, confirmed_at = null, final_at = null, transaction_hash = null,
                block_number = null, block_hash = null, block_time = null
            where batch_id = $1 and state in ('CONFIRMED', 'FINAL') and\s""";
    private static final String FAIL = """
            update batches set state = 'FAILED', failure_code = $2, failures = failures + 1, retry_at = $3
            where batch_id = $1 and state in ('SEALED', 'SENT', 'FAILED') and\s""";

    private final Pool pool;
    private final AnchorTransactions transactions;
    private final AnchorMetrics metrics;

    AnchorBatches(Pool pool, AnchorTransactions transactions, AnchorMetrics metrics) {
        this.pool = pool;
        this.transactions = transactions;
        this.metrics = metrics;
    }

    /** The batches of a chain that are not final, in the order of sealing, with their attempts. */
    Uni<List<AnchorBatch>> open(long chainId) {
        return pool.preparedQuery(OPEN)
                .execute(Tuple.of(chainId, Topics.BATCH_SEALED))
                .flatMap(rows -> {
                    List<Row> found =
                            StreamSupport.stream(rows.spliterator(), false).toList();
                    UUID[] ids =
                            found.stream().map(row -> row.getUUID("batch_id")).toArray(UUID[]::new);
                    return transactions.of(ids).map(attempts -> toBatches(found, attempts));
                });
    }

    /** The newest final batches, the one in the highest block first. */
    Uni<List<FinalBatch>> newestFinal(long chainId, int limit) {
        return pool.preparedQuery("select batch_id, root, contract from batches"
                        + " where chain_id = $1 and state = 'FINAL' order by block_number desc limit $2")
                .execute(Tuple.of(chainId, limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new FinalBatch(
                                row.getUUID("batch_id"), Columns.bytes(row, "root"), row.getString("contract")))
                        .toList());
    }

    Uni<Void> insert(SqlConnection tx, Lease lease, SealedBatch batch) {
        Instant retryAt = batch.failureCode() == null ? null : batch.sealedAt();
        return fenced(
                tx,
                INSERT,
                lease,
                Arrays.asList(
                        batch.batchId(),
                        batch.failureCode() == null ? BatchState.SEALED.name() : BatchState.FAILED.name(),
                        Columns.bytes(batch.root()),
                        batch.leaves().size(),
                        batch.chainId(),
                        batch.contract(),
                        Columns.time(batch.sealedAt()),
                        batch.failureCode() == null ? 0 : 1,
                        batch.failureCode(),
                        Columns.time(retryAt)));
    }

    Uni<Void> sent(Lease lease, UUID batchId, Instant at) {
        return fenced(
                pool,
                "update batches set state = 'SENT', sent_at = coalesce(sent_at, $2), failure_code = null"
                        + " where batch_id = $1 and state in ('SEALED', 'SENT') and ",
                lease,
                List.of(batchId, Columns.time(at)));
    }

    /** Shows a trouble that does not stop the batch: it is sent again and again. */
    Uni<Void> troubled(Lease lease, UUID batchId, AnchorFailure trouble) {
        return fenced(
                        pool,
                        "update batches set failure_code = $2 where batch_id = $1 and ",
                        lease,
                        List.of(batchId, trouble.name()))
                .invoke(() -> metrics.failed(trouble));
    }

    Uni<Void> confirmed(SqlConnection tx, Lease lease, AnchorBatch batch, Receipt receipt, Confirmation at) {
        return fenced(
                tx,
                CONFIRM,
                lease,
                List.of(
                        batch.batchId(),
                        Columns.time(at.confirmedAt()),
                        receipt.transactionHash(),
                        receipt.blockNumber(),
                        receipt.blockHash(),
                        Columns.time(at.blockTime())));
    }

    Uni<Void> finalized(Lease lease, UUID batchId, Instant at) {
        return fenced(
                pool,
                "update batches set state = 'FINAL', final_at = $2 where batch_id = $1 and state = 'CONFIRMED' and ",
                lease,
                List.of(batchId, Columns.time(at)));
    }

    /** The chain no longer holds the transaction: it is to be sent again. */
    Uni<Void> takeBack(Lease lease, UUID batchId, Instant at) {
        return fenced(pool, TAKE_BACK, lease, List.of(batchId, Columns.time(at)))
                .invoke(metrics::takenBack);
    }

    Uni<Void> failed(Lease lease, UUID batchId, AnchorFailure why, Instant retryAt) {
        return fenced(pool, FAIL, lease, List.of(batchId, why.name(), Columns.time(retryAt)))
                .invoke(() -> metrics.failed(why));
    }

    /** A failed batch has a new transaction. */
    Uni<Void> resealed(SqlConnection tx, Lease lease, UUID batchId) {
        return fenced(
                tx,
                "update batches set state = 'SEALED' where batch_id = $1 and state in ('SENT', 'FAILED') and ",
                lease,
                List.of(batchId));
    }

    private static Uni<Void> fenced(SqlClient client, String sql, Lease lease, List<Object> values) {
        return client.preparedQuery(sql + lease.fence())
                .execute(Tuple.from(values))
                .invoke(rows -> {
                    if (rows.rowCount() != 1) {
                        throw new FencedOffException();
                    }
                })
                .replaceWithVoid();
    }

    private static List<AnchorBatch> toBatches(List<Row> rows, Map<UUID, List<Attempt>> attempts) {
        return rows.stream().map(row -> toBatch(row, attempts)).toList();
    }

    private static AnchorBatch toBatch(Row row, Map<UUID, List<Attempt>> attempts) {
        return new AnchorBatch(
                row.getUUID("batch_id"),
                BatchState.valueOf(row.getString("state")),
                Columns.bytes(row, "root"),
                row.getInteger("leaf_count"),
                row.getString("contract"),
                row.getBoolean("announced"),
                Columns.time(row, "sealed_at"),
                Columns.time(row, "sent_at"),
                row.getString("transaction_hash"),
                row.getString("block_hash"),
                row.getLong("onchain_sequence"),
                row.getInteger("failures"),
                row.getString("failure_code"),
                Columns.time(row, "retry_at"),
                attempts.getOrDefault(row.getUUID("batch_id"), List.of()));
    }
}
