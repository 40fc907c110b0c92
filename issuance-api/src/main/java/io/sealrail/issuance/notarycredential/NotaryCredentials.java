package io.sealrail.issuance.notarycredential;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import io.sealrail.events.IssueRequested;
import io.sealrail.issuance.Transactions;
import io.sealrail.kit.outbox.Outbox;

/** Credentials from evaluations: only what is signed and names nobody's answers is kept, no disclosure. */
@ApplicationScoped
class NotaryCredentials {

    private static final String KIND = "notary";

    private static final String ADD = """
            insert into credentials (credential_id, kind, core_claim_hash, issuer_did, document, status_list_id,
                status_list_index, issued_at, expires_at)
            values ($1, 'notary', $2, $3, $4, $5, $6, $7, $8)""";
    private static final String ADD_DETAILS = """
            insert into notary_credentials (credential_id, client_id, credential_profile, issuer, evaluated_at)
            values ($1, $2, $3, $4, $5)""";
    private static final String FIND = """
            select c.credential_id, c.status, c.status_changed_at, c.issued_at, c.expires_at, n.issuer, n.credential_profile,
                n.evaluated_at
            from credentials c join notary_credentials n on n.credential_id = c.credential_id where c.credential_id = $1""";

    private final Pool pool;
    private final Transactions transactions;
    private final Outbox outbox;

    NotaryCredentials(Pool pool, Transactions transactions, Outbox outbox) {
        this.pool = pool;
        this.transactions = transactions;
        this.outbox = outbox;
    }

    /** Stores the credential and its event. */
    Uni<Void> add(SqlConnection transaction, NotaryCredential credential, IssuanceOrder order) {
        return transaction
                .preparedQuery(ADD)
                .execute(Tuple.from(new Object[] {
                    credential.credentialId(),
                    credential.coreClaimHash(),
                    credential.issuerDid(),
                    credential.issuerSignedJwt(),
                    credential.status().listId(),
                    credential.status().index(),
                    time(credential.acceptedAt()),
                    time(credential.expiresAt())
                }))
                .chain(() -> transaction
                        .preparedQuery(ADD_DETAILS)
                        .execute(Tuple.of(
                                credential.credentialId(),
                                order.evaluation().clientId(),
                                order.profile().id(),
                                credential.issuer(),
                                time(credential.issuedAt()))))
                .chain(() -> outbox.add(transaction, List.of(event(credential))));
    }

    /** What is known of the credential's status by now; empty if it is no credential of an evaluation. */
    Uni<Optional<CredentialState>> find(String credentialId) {
        return transactions
                .detached(() -> pool.preparedQuery(FIND).execute(Tuple.of(credentialId)))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(state(rows.iterator().next())));
    }

    private static IssueRequested event(NotaryCredential credential) {
        return new IssueRequested(
                credential.credentialId(),
                KIND,
                credential.coreClaimHash(),
                credential.issuerDid(),
                null,
                credential.status(),
                null,
                credential.acceptedAt(),
                credential.expiresAt());
    }

    private static CredentialState state(Row row) {
        OffsetDateTime changedAt = row.getOffsetDateTime("status_changed_at");
        return new CredentialState(
                row.getString("credential_id"),
                row.getString("issuer"),
                row.getString("credential_profile"),
                row.getString("status"),
                row.getOffsetDateTime("evaluated_at").toInstant(),
                row.getOffsetDateTime("expires_at").toInstant(),
                (changedAt == null ? row.getOffsetDateTime("issued_at") : changedAt).toInstant());
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
