package io.sealrail.issuance.organization;

import java.time.Clock;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

import io.sealrail.issuance.IssuanceConfig;
import io.sealrail.issuance.Transactions;
import io.sealrail.issuance.apikey.ApiKeyHashes;
import io.sealrail.issuance.apikey.ApiKeyKind;
import io.sealrail.issuance.apikey.ApiKeyText;
import io.sealrail.kit.http.Problem;
import io.sealrail.kit.http.RateLimiter;

/**
 * Says who calls the agents' API. The database is asked on every call and nothing is remembered, so that a key works as soon as it
 * is shown and is worth nothing as soon as it is revoked or its member is removed.
 */
@ApplicationScoped
public class ApiKeyAuth {

    private static final String FIND = """
            select k.key_id, k.organization_id, k.member_id, k.scopes, m.role
            from api_keys k join members m on m.member_id = k.member_id
            where k.key_hash = $1 and k.revoked_at is null and m.removed_at is null""";

    private static final int MOST_KEYS = 100_000;
    private static final double SECONDS = 60;

    private final ApiKeyHashes hashes;
    private final Pool pool;
    private final Transactions transactions;
    private final RateLimiter limiter;

    ApiKeyAuth(ApiKeyHashes hashes, Pool pool, Transactions transactions, IssuanceConfig config, Clock clock) {
        int perMinute = config.rateLimits().agentsPerMinute();
        this.hashes = hashes;
        this.pool = pool;
        this.transactions = transactions;
        this.limiter = new RateLimiter(perMinute / SECONDS, perMinute, MOST_KEYS, clock);
    }

    /**
     * The caller whose key the {@code Authorization} header holds, its call counted; fails with 401 {@code UNAUTHORIZED} or 429
     * {@code RATE_LIMIT_EXCEEDED}.
     */
    public Uni<OrganizationCaller> authenticate(String authorizationHeader) {
        return identify(authorizationHeader).invoke(caller -> limiter.acquire(caller.keyId()));
    }

    /** As {@link #authenticate}; refuses whoever may not manage the organisation's keys and members with 403. */
    Uni<OrganizationCaller> authenticateManager(String authorizationHeader) {
        return authenticate(authorizationHeader).invoke(caller -> {
            caller.requireAdmin();
            caller.require(Scope.API_KEYS_MANAGE);
        });
    }

    /** As {@link #authenticate}, without counting: for the further calls that another service makes to answer a counted one. */
    public Uni<OrganizationCaller> identify(String authorizationHeader) {
        return Uni.createFrom().deferred(() -> {
            byte[] hash = ApiKeyText.ofHeader(ApiKeyKind.AGENTS, authorizationHeader)
                    .map(hashes::of)
                    .orElseThrow(ApiKeyAuth::unauthorized);
            return transactions
                    .detached(() -> pool.preparedQuery(FIND).execute(Tuple.of(Buffer.buffer(hash))))
                    .map(ApiKeyAuth::caller);
        });
    }

    private static OrganizationCaller caller(RowSet<Row> found) {
        if (found.size() == 0) {
            throw unauthorized();
        }
        Row row = found.iterator().next();
        return new OrganizationCaller(
                row.getString("organization_id"),
                row.getString("member_id"),
                row.getString("key_id"),
                Role.valueOf(row.getString("role")),
                scopes(row.getArrayOfStrings("scopes")));
    }

    private static Set<Scope> scopes(String[] stored) {
        EnumSet<Scope> scopes = EnumSet.noneOf(Scope.class);
        Arrays.stream(stored).forEach(text -> Scope.of(text).ifPresent(scopes::add));
        return scopes;
    }

    private static Problem unauthorized() {
        return Problem.of(401, "UNAUTHORIZED", "a valid API key is required").challenge("Bearer");
    }
}
