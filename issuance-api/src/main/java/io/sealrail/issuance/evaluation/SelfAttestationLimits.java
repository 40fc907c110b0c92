package io.sealrail.issuance.evaluation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

import io.sealrail.credential.key.Base64Url;
import io.sealrail.issuance.IssuanceConfig;
import io.sealrail.issuance.Transactions;
import io.sealrail.issuance.claim.EvaluateClaims;
import io.sealrail.issuance.notary.NotaryProblem;
import io.sealrail.kit.http.Problem;
import io.sealrail.kit.secret.KeyEncryption;
import io.sealrail.kit.secret.KeyedHash;

/**
 * How often people may ask about themselves: calls are counted in windows of a minute, in the database, so that all replicas count
 * together. What is counted is told apart by keyed hashes only.
 */
@ApplicationScoped
public class SelfAttestationLimits {

    /** A full window is left as it is, and the others with it, for the transaction is rolled back; the buckets come sorted, so that calls with the same ones wait and never block each other. */
    private static final String COUNT = """
            insert into self_attestation_windows as w (bucket, started_at, calls)
            select bucket, $2, 1 from unnest($1::bytea[]) bucket where $3 > 0 order by bucket
            on conflict (bucket, started_at) do update set calls = w.calls + 1 where w.calls < $3""";

    private final Pool pool;
    private final Transactions transactions;
    private final Clock clock;
    private final KeyedHash hash;
    private final IssuanceConfig.SelfAttestation limits;

    SelfAttestationLimits(
            Pool pool, Transactions transactions, KeyEncryption encryption, Clock clock, IssuanceConfig config) {
        this.pool = pool;
        this.transactions = transactions;
        this.clock = clock;
        this.hash = new KeyedHash(encryption, "sealrail self-attestation limits v1");
        this.limits = config.notary().selfAttestation();
    }

    /** Keyed hashes of whom the texts of {@link EvaluateClaims#lookedUpBy} are about. */
    List<String> persons(List<String> lookedUpBy) {
        return lookedUpBy.stream()
                .map(text -> Base64Url.encode(hash.of("person", text)))
                .toList();
    }

    /**
     * Counts one evaluation of a client's person about himself.
     *
     * @param persons by whatever the sources are asked, see {@link #persons}; none counts nothing
     * @throws Problem (in the Uni) 429 {@code self_attestation.rate_limited}, with what is left of the window as {@code
     *     Retry-After}; nothing is counted then
     */
    public Uni<Void> countEvaluation(String clientId, List<String> persons) {
        return count(buckets("evaluation", clientId, persons), limits.evaluationsPerMinute());
    }

    /**
     * Counts one credential for a client's person, and for the holder whom it is bound to.
     *
     * @param holderDid {@code null} if the credential is bound to nobody
     * @throws Problem (in the Uni) as for {@link #countEvaluation}
     */
    public Uni<Void> countIssuing(String clientId, List<String> persons, String holderDid) {
        List<Buffer> buckets = new ArrayList<>(buckets("credential", clientId, persons));
        if (holderDid != null) {
            buckets.add(bucket("holder", clientId, holderDid));
        }
        return count(buckets, limits.credentialsPerMinute());
    }

    private List<Buffer> buckets(String kind, String clientId, List<String> persons) {
        return persons.stream().map(person -> bucket(kind, clientId, person)).toList();
    }

    private Uni<Void> count(List<Buffer> buckets, int limit) {
        return buckets.isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.createFrom().deferred(() -> countNow(buckets, limit));
    }

    private Uni<Void> countNow(List<Buffer> buckets, int limit) {
        Instant now = clock.instant();
        Instant window = now.truncatedTo(ChronoUnit.MINUTES);
        Tuple counted = Tuple.of(buckets.toArray(Buffer[]::new), window.atOffset(ZoneOffset.UTC), limit);
        return transactions
                .detached(() -> pool.withTransaction(
                        tx -> tx.preparedQuery(COUNT).execute(counted).invoke(rows -> {
                            if (rows.rowCount() < buckets.size()) {
                                Duration rest = Duration.between(now, window.plus(1, ChronoUnit.MINUTES));
                                throw NotaryProblem.RATE_LIMITED.problem().retryAfter(rest);
                            }
                        })))
                .replaceWithVoid();
    }

    private Buffer bucket(String kind, String clientId, String person) {
        return Buffer.buffer(hash.of(kind, clientId, person));
    }
}
