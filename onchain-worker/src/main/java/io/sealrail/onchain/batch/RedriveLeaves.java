package io.sealrail.onchain.batch;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import io.sealrail.credential.key.Hex;
import io.sealrail.events.CredentialOnchain;
import io.sealrail.kit.outbox.Outbox;
import io.sealrail.kit.trace.Traced;
import io.sealrail.onchain.chain.HexData;

/**
 * Drives on what is said to be late: what is confirmed is said again, with the sequence that it had, and a failed batch is due at
 * once. Everything else is under way by itself.
 */
@ApplicationScoped
class RedriveLeaves {

    private static final String FIND = """
            select l.credential_id, l.core_claim_hash, l.traceparent, b.* from leaves l left join batches b using (batch_id)
            where l.credential_id = any($1)""";
    private static final String DUE_NOW = """
            update batches set retry_at = $2 where batch_id = any($1) and state = 'FAILED' and retry_at > $2""";

    private final Pool pool;
    private final Outbox outbox;
    private final Clock clock;

    RedriveLeaves(Pool pool, Outbox outbox, Clock clock) {
        this.pool = pool;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** What was done about a credential. */
    enum Outcome {
        /** It was never heard of here. */
        UNKNOWN,
        /** Waits for a batch, or its batch for the chain. */
        UNDER_WAY,
        /** Its batch has failed and is tried again. */
        FAILED,
        /** It is on chain, and credential-onchain.v1 was stored again. */
        SAID_AGAIN
    }

    /**
     * Where a credential is.
     *
     * @param state as in {@link LeafTimeline}, {@code null} if unknown
     * @param failureCode why it is not further, or {@code null}
     */
    record Redriven(String credentialId, Outcome outcome, String state, String failureCode) {}

    /** @param now whether failed batches are tried at once, and not when their pause is over */
    Uni<List<Redriven>> redrive(Collection<String> credentialIds, boolean now) {
        return pool.withTransaction(tx -> tx.preparedQuery(FIND)
                .execute(Tuple.of(credentialIds.toArray(String[]::new)))
                .flatMap(rows -> {
                    List<Row> found = new ArrayList<>();
                    rows.forEach(found::add);
                    return outbox.addTraced(tx, said(found))
                            .chain(() ->
                                    now ? retryNow(tx, found) : Uni.createFrom().voidItem())
                            .replaceWith(() -> answer(credentialIds, found));
                }));
    }

    private static List<Traced<CredentialOnchain>> said(List<Row> found) {
        return found.stream()
                .filter(row -> outcome(row) == Outcome.SAID_AGAIN)
                .map(row -> new Traced<>(event(row), row.getString("traceparent")))
                .toList();
    }

    private Uni<Void> retryNow(SqlConnection tx, List<Row> found) {
        UUID[] failed = found.stream()
                .filter(row -> outcome(row) == Outcome.FAILED)
                .map(row -> row.getUUID("batch_id"))
                .distinct()
                .toArray(UUID[]::new);
        return failed.length == 0
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(DUE_NOW)
                        .execute(Tuple.of(failed, Columns.time(clock.instant())))
                        .replaceWithVoid();
    }

    private static List<Redriven> answer(Collection<String> asked, List<Row> found) {
        Set<String> unknown = new HashSet<>(asked);
        List<Redriven> answer = new ArrayList<>(asked.size());
        for (Row row : found) {
            String id = row.getString("credential_id");
            unknown.remove(id);
            String state = row.getString("state") == null ? "RECEIVED" : row.getString("state");
            answer.add(new Redriven(id, outcome(row), state, row.getString("failure_code")));
        }
        unknown.forEach(id -> answer.add(new Redriven(id, Outcome.UNKNOWN, null, null)));
        return answer;
    }

    private static Outcome outcome(Row row) {
        if (row.getString("state") == null) {
            return Outcome.UNDER_WAY;
        }
        switch (BatchState.valueOf(row.getString("state"))) {
            case CONFIRMED:
            case FINAL:
                return Outcome.SAID_AGAIN;
            case FAILED:
                return Outcome.FAILED;
            default:
                return Outcome.UNDER_WAY;
        }
    }

    private static CredentialOnchain event(Row row) {
        return new CredentialOnchain(
                row.getString("credential_id"),
                Hex.encode(Columns.bytes(row, "core_claim_hash")),
                row.getUUID("batch_id").toString(),
                row.getLong("onchain_sequence"),
                row.getLong("chain_id"),
                row.getString("contract"),
                row.getString("transaction_hash"),
                row.getLong("block_number"),
                Columns.time(row, "block_time"),
                HexData.of(Columns.bytes(row, "root")));
    }
}
