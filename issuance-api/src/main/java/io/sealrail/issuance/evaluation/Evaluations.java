package io.sealrail.issuance.evaluation;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

import io.sealrail.issuance.Transactions;
import io.sealrail.kit.secret.KeyEncryption;

/**
 * The evaluations that may still be used, the same for every replica. They are encrypted under their id, and end at the instant
 * that they name by the clock of whoever asks, whether or not their row is still there.
 */
@ApplicationScoped
public class Evaluations {

    private static final String FIND = "select encrypted from evaluations where evaluation_id = $1";
    private static final String STORE =
            "insert into evaluations (evaluation_id, encrypted, expires_at) values ($1, $2, $3)";
    private static final Pattern ULID = Pattern.compile("[0-9A-HJKMNP-TV-Z]{26}");

    private final Pool pool;
    private final Transactions transactions;
    private final KeyEncryption encryption;
    private final Clock clock;

    Evaluations(Pool pool, Transactions transactions, KeyEncryption encryption, Clock clock) {
        this.pool = pool;
        this.transactions = transactions;
        this.encryption = encryption;
        this.clock = clock;
    }

    /**
     * The evaluation, whoever it belongs to; empty when it is unknown or has expired.
     *
     * @param evaluationId as a caller gave it, of any form
     */
    public Uni<Optional<StoredEvaluation>> find(String evaluationId) {
        return findKept(evaluationId).map(found -> found.map(KeptEvaluation::evaluation));
    }

    Uni<Optional<KeptEvaluation>> findKept(String evaluationId) {
        if (!ULID.matcher(evaluationId).matches()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return transactions
                .detached(() -> pool.preparedQuery(FIND).execute(Tuple.of(evaluationId)))
                .map(rows -> first(rows)
                        .map(row -> decrypt(row.getBuffer("encrypted").getBytes(), evaluationId))
                        .filter(kept -> kept.evaluation().expiresAt().isAfter(clock.instant())));
    }

    /** Stores what nobody has seen yet, in the caller's transaction. */
    Uni<Void> store(SqlClient transaction, List<KeptEvaluation> evaluations) {
        return storeRows(transaction, rows(evaluations));
    }

    /** What {@link #storeRows} stores, encrypted: work for a worker thread. */
    List<Tuple> rows(List<KeptEvaluation> evaluations) {
        return evaluations.stream().map(this::row).toList();
    }

    Uni<Void> storeRows(SqlClient transaction, List<Tuple> rows) {
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction.preparedQuery(STORE).executeBatch(rows).replaceWithVoid();
    }

    private Tuple row(KeptEvaluation kept) {
        StoredEvaluation evaluation = kept.evaluation();
        byte[] encrypted = encryption.encrypt(KeptJson.write(kept), evaluation.evaluationId());
        return Tuple.of(
                evaluation.evaluationId(),
                Buffer.buffer(encrypted),
                evaluation.expiresAt().atOffset(ZoneOffset.UTC));
    }

    private KeptEvaluation decrypt(byte[] encrypted, String evaluationId) {
        return KeptJson.read(encryption.decrypt(encrypted, evaluationId), KeptEvaluation.class);
    }

    private static Optional<Row> first(RowSet<Row> rows) {
        return rows.size() == 0 ? Optional.empty() : Optional.of(rows.iterator().next());
    }
}
