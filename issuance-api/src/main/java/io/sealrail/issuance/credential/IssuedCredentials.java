package io.sealrail.issuance.credential;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

import io.sealrail.kit.http.Problem;
import io.sealrail.kit.work.Detached;

/** What partners may read of the credentials that were issued for them. */
@ApplicationScoped
class IssuedCredentials {

    private static final String BY_HASH = """
            select credential_id, core_claim_hash, issuer_did, issued_at, expires_at, onchain_at is not null as onchain
            from credentials where core_claim_hash = $1 and partner_id = $2""";
    private static final String ONCHAIN =
            "select core_claim_hash from credentials where core_claim_hash = any($1::text[]) and onchain_at is not null";
    private static final String DOCUMENT =
            "select kind, document from credentials where credential_id = $1 and ($2::uuid is null or partner_id = $2)";

    private final Pool pool;

    IssuedCredentials(Pool pool) {
        this.pool = pool;
    }

    /** One credential as the status call sees it. */
    record Issued(
            String credentialId,
            String coreClaimHash,
            String issuerDid,
            Instant issuedAt,
            Optional<Instant> expiresAt,
            boolean onchain) {}

    /** The partner's credential with the hash; another partner's is not found. */
    Uni<Optional<Issued>> byHash(String coreClaimHash, UUID partnerId) {
        return first(BY_HASH, Tuple.of(coreClaimHash, partnerId)).map(row -> row.map(IssuedCredentials::issued));
    }

    /** Those of the hashes that are on chain. */
    Uni<Set<String>> onchainAmong(Collection<String> coreClaimHashes) {
        return pool.preparedQuery(ONCHAIN)
                .execute(Tuple.of(coreClaimHashes.toArray(String[]::new)))
                .map(rows -> {
                    Set<String> found = new HashSet<>();
                    rows.forEach(row -> found.add(row.getString(0)));
                    return found;
                });
    }

    /** The signed document, for its partner or, with {@code null}, for the operator; fails with 410 where a restore lost it. */
    Uni<Optional<SignedDocument>> document(String credentialId, UUID partnerId) {
        return first(DOCUMENT, Tuple.of(credentialId, partnerId))
                .map(row -> row.map(found ->
                        SignedDocument.of(found.getString("kind"), keptDocument(found.getString("document")))));
    }

    private static String keptDocument(String document) {
        if (document == null) {
            throw Problem.of(
                    410, "CREDENTIAL_BODY_LOST", "the document was lost in a restore; a copy of it is as good as ever");
        }
        return document;
    }

    private Uni<Optional<Row>> first(String sql, Tuple parameters) {
        return Detached.run(() -> pool.preparedQuery(sql).execute(parameters)).map(IssuedCredentials::first);
    }

    private static Optional<Row> first(RowSet<Row> rows) {
        return rows.size() == 0 ? Optional.empty() : Optional.of(rows.iterator().next());
    }

    private static Issued issued(Row row) {
        return new Issued(
                row.getString("credential_id"),
                row.getString("core_claim_hash"),
                row.getString("issuer_did"),
                row.getOffsetDateTime("issued_at").toInstant(),
                Optional.ofNullable(row.getOffsetDateTime("expires_at")).map(OffsetDateTime::toInstant),
                row.getBoolean("onchain"));
    }
}
