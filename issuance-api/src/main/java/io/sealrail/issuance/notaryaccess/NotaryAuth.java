package io.sealrail.issuance.notaryaccess;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

import io.sealrail.issuance.Transactions;
import io.sealrail.issuance.apikey.ApiKeyHashes;
import io.sealrail.issuance.apikey.ApiKeyKind;
import io.sealrail.issuance.apikey.ApiKeyText;
import io.sealrail.issuance.notary.NotaryProblem;
import io.sealrail.kit.http.Problem;

/**
 * Says who calls the Notary API. The database is asked on every call and nothing is remembered, so that a key works as soon as it
 * is shown and is worth nothing as soon as it is revoked.
 */
@ApplicationScoped
class NotaryAuth {

    static final String API_KEY_HEADER = "x-api-key";

    private static final String AUTHORIZATION = "authorization";
    private static final String FIND =
            "select key_id, client_id, scopes from notary_keys where key_hash = $1 and revoked_at is null";

    private final ApiKeyHashes hashes;
    private final Pool pool;
    private final Transactions transactions;

    NotaryAuth(ApiKeyHashes hashes, Pool pool, Transactions transactions) {
        this.hashes = hashes;
        this.pool = pool;
        this.transactions = transactions;
    }

    /**
     * The caller whose key is in {@code X-Api-Key} or, as a bearer token, in {@code Authorization}; fails with 400
     * {@code auth.multiple_credentials} or 401 {@code auth.missing_credential}.
     */
    Uni<NotaryCaller> authenticate(MultiMap headers) {
        return Uni.createFrom().deferred(() -> {
            byte[] hash = key(headers).map(hashes::of).orElseThrow(NotaryAuth::unauthenticated);
            return transactions
                    .detached(() -> pool.preparedQuery(FIND).execute(Tuple.of(Buffer.buffer(hash))))
                    .map(NotaryAuth::caller);
        });
    }

    private static Optional<ApiKeyText> key(MultiMap headers) {
        List<String> apiKeys = headers.getAll(API_KEY_HEADER);
        List<String> authorizations = headers.getAll(AUTHORIZATION);
        if (!apiKeys.isEmpty() && !authorizations.isEmpty()) {
            throw NotaryProblem.MULTIPLE_CREDENTIALS.problem();
        }
        return apiKeys.isEmpty()
                ? ApiKeyText.ofHeader(ApiKeyKind.NOTARY, String.join(",", authorizations))
                : ApiKeyText.of(ApiKeyKind.NOTARY, String.join(",", apiKeys));
    }

    private static NotaryCaller caller(RowSet<Row> found) {
        if (found.size() == 0) {
            throw unauthenticated();
        }
        Row row = found.iterator().next();
        return new NotaryCaller(
                row.getString("client_id"), row.getString("key_id"), Set.of(row.getArrayOfStrings("scopes")));
    }

    private static Problem unauthenticated() {
        return NotaryProblem.MISSING_CREDENTIAL.problem().challenge("Bearer");
    }
}
