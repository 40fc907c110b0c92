package io.sealrail.issuance.evaluation;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

import io.sealrail.issuance.Transactions;
import io.sealrail.issuance.notary.NotaryProblem;
import io.sealrail.kit.http.Problem;
import io.sealrail.kit.secret.KeyEncryption;
import io.sealrail.kit.work.Workers;

/**
 * The answers to batches under their idempotency keys, for 15 minutes. A row is put down before anything is asked, so that of
 * equal calls at any replicas one does the work; a call that was not answered in two minutes may be taken over.
 */
@ApplicationScoped
class KeptBatches {

    static final Duration WINDOW = Duration.ofMinutes(15);
    static final Duration OVERDUE = Duration.ofMinutes(2);

    private static final Duration ASK_AGAIN = Duration.ofSeconds(1);

    private static final String BEGIN = """
            insert into evaluation_batches as b (client_id, key_hash, fingerprint, attempt, overdue_at, expires_at)
            values ($1, $2, $3, $4, $5, $6)
            on conflict (client_id, key_hash) do update
              set fingerprint = excluded.fingerprint, attempt = excluded.attempt, overdue_at = excluded.overdue_at,
                  expires_at = excluded.expires_at, encrypted_answer = null
              where b.expires_at <= $7
                 or b.encrypted_answer is null and b.overdue_at <= $7 and b.fingerprint = excluded.fingerprint""";
    private static final String FIND =
            "select fingerprint, encrypted_answer from evaluation_batches where client_id = $1 and key_hash = $2";
    private static final String COMPLETE = """
            update evaluation_batches set encrypted_answer = $4
            where client_id = $1 and key_hash = $2 and attempt = $3 and encrypted_answer is null""";
    private static final String GIVE_UP = """
            delete from evaluation_batches
            where client_id = $1 and key_hash = $2 and attempt = $3 and encrypted_answer is null""";

    private final Pool pool;
    private final Transactions transactions;
    private final KeyEncryption encryption;
    private final Workers workers;
    private final Clock clock;

    KeptBatches(Pool pool, Transactions transactions, KeyEncryption encryption, Workers workers, Clock clock) {
        this.pool = pool;
        this.transactions = transactions;
        this.encryption = encryption;
        this.workers = workers;
        this.clock = clock;
    }

    /**
     * The right to do the work, or what came of it.
     *
     * @param attempt names this call's work
     * @param answer that was given before, or {@code null}: the work is this call's
     */
    record Begun(UUID attempt, byte[] answer) {}

    /** Begins, unless it was answered already; fails with 409 while another call works at it, or was another call. */
    Uni<Begun> begin(BatchKey key) {
        UUID attempt = UUID.randomUUID();
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        Tuple row = Tuple.from(new Object[] {
            key.clientId(), key.hash(), key.fingerprint(), attempt, now.plus(OVERDUE), now.plus(WINDOW), now
        });
        return transactions
                .detached(() -> pool.preparedQuery(BEGIN).execute(row))
                .flatMap(begun -> begun.rowCount() == 1
                        ? Uni.createFrom().item(new Begun(attempt, null))
                        : find(key).map(answer -> new Begun(attempt, answer)));
    }

    /** The answer, encrypted: work for a worker thread. */
    Buffer sealed(BatchKey key, byte[] answer) {
        return Buffer.buffer(encryption.encrypt(answer, context(key)));
    }

    /** Keeps the sealed answer, in the transaction of what it tells of; fails with 409 if another call has taken the work over. */
    Uni<Void> complete(SqlClient transaction, BatchKey key, UUID attempt, Buffer sealed) {
        return transaction
                .preparedQuery(COMPLETE)
                .execute(Tuple.of(key.clientId(), key.hash(), attempt, sealed))
                .invoke(kept -> {
                    if (kept.rowCount() == 0) {
                        throw underWay();
                    }
                })
                .replaceWithVoid();
    }

    /** Lets the next call with the key begin anew; never fails. */
    Uni<Void> giveUp(BatchKey key, UUID attempt) {
        return transactions
                .detached(() -> pool.preparedQuery(GIVE_UP).execute(Tuple.of(key.clientId(), key.hash(), attempt)))
                .replaceWithVoid()
                .onFailure()
                .recoverWithNull();
    }

    private Uni<byte[]> find(BatchKey key) {
        return transactions
                .detached(() -> pool.preparedQuery(FIND).execute(Tuple.of(key.clientId(), key.hash())))
                .flatMap(rows -> workers.onWorker(() -> answer(rows, key)));
    }

    private byte[] answer(RowSet<Row> rows, BatchKey key) {
        if (rows.size() == 0) {
            throw underWay();
        }
        Row row = rows.iterator().next();
        if (!row.getBuffer("fingerprint").getDelegate().equals(key.fingerprint())) {
            throw NotaryProblem.CONFLICT
                    .problem("the Idempotency-Key was used for another request")
                    .because("idempotency.conflict");
        }
        if (row.getBuffer("encrypted_answer") == null) {
            throw underWay();
        }
        return encryption.decrypt(row.getBuffer("encrypted_answer").getBytes(), context(key));
    }

    private static Problem underWay() {
        return NotaryProblem.CONFLICT
                .problem("a request with this Idempotency-Key is under way")
                .because("idempotency.in_progress")
                .retryAfter(ASK_AGAIN);
    }

    private static String context(BatchKey key) {
        return "batch " + Base64.getEncoder().encodeToString(key.hash().getBytes());
    }
}
