package io.sealrail.issuance.notaryaccess;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.TimeoutException;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import org.jboss.logging.Logger;

import io.sealrail.issuance.Inputs;
import io.sealrail.issuance.Transactions;
import io.sealrail.issuance.notary.NotaryProblem;
import io.sealrail.kit.http.Problem;
import io.sealrail.kit.secret.KeyEncryption;
import io.sealrail.kit.secret.KeyedHash;
import io.sealrail.kit.work.WithoutMessages;

/** Writes the record of authenticated requests. What cannot be written is an error of the request: it fails closed. */
@ApplicationScoped
class Audit {

    private static final Logger LOG = Logger.getLogger(Audit.class);
    private static final Duration LONGEST_WRITE = Duration.ofSeconds(5);

    private final Pool pool;
    private final Transactions transactions;
    private final KeyedHash hash;
    private final Clock clock;

    Audit(Pool pool, Transactions transactions, KeyEncryption encryption, Clock clock) {
        this.pool = pool;
        this.transactions = transactions;
        this.hash = new KeyedHash(encryption, "sealrail notary audit v1");
        this.clock = clock;
    }

    Instant now() {
        return Inputs.now(clock);
    }

    /** Commits the row; fails with 500 {@code audit.write_failed}. */
    Uni<Void> write(AuditRow row) {
        return closed(
                transactions
                        .detached(() -> AuditEvents.add(pool, row).replaceWithVoid())
                        .ifNoItem()
                        .after(LONGEST_WRITE)
                        .failWith(TimeoutException::new),
                row);
    }

    /**
     * Adds the row to a transaction; fails with 500 {@code audit.write_failed}, also if the request is on record by now: with a
     * refusal, or without its client. What the record does not tell of must not be committed.
     */
    Uni<Void> write(SqlClient transaction, AuditRow row) {
        return closed(
                AuditEvents.add(transaction, row)
                        .invoke(added -> {
                            if (!added) {
                                throw new IllegalStateException("the request is on record already");
                            }
                        })
                        .replaceWithVoid(),
                row);
    }

    private static Uni<Void> closed(Uni<Void> written, AuditRow row) {
        return written.onFailure().transform(failure -> {
            LOG.errorf("audit row not written requestId=%s kind=%s", row.requestId(), WithoutMessages.kind(failure));
            return failed();
        });
    }

    private static Problem failed() {
        return NotaryProblem.AUDIT_FAILED.problem();
    }

    /** HMAC-SHA256 of a person's identifier, base64url: equal for equal ones, and of no use without our key. */
    String hash(String identifier) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash.of(identifier));
    }
}
