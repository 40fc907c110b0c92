package io.sealrail.issuance.notarycredential;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

import io.sealrail.credential.key.Sha256;
import io.sealrail.issuance.notary.NotaryProblem;
import io.sealrail.kit.http.Problem;

/** Lets each proof be used once, over all replicas: the row decides. */
@ApplicationScoped
class UsedProofs {

    /** Another replica's clock may be behind: it must still find what it takes for unexpired. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(2);

    private static final String USE =
            "insert into used_holder_proofs (proof_hash, expires_at) values ($1, $2) on conflict do nothing";
    private static final String FORGET = """
            delete from used_holder_proofs where proof_hash in (
                select proof_hash from used_holder_proofs where expires_at < $1
                order by expires_at limit 10000 for update skip locked)""";

    private final Pool pool;
    private final Clock clock;

    UsedProofs(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /**
     * Within what the id of a proof is unique.
     *
     * @param service the proof's audience
     */
    record Scope(String service, String profile, String holderDid) {}

    /**
     * Uses the proof up, whatever becomes of the credential.
     *
     * @throws Problem (in the Uni) 409 {@code request.conflict} when it was used before; 500 {@code credential.issuance_failed}
     *     when that cannot be known
     */
    Uni<Void> use(HolderProof proof, Scope scope) {
        return pool.preparedQuery(USE)
                .execute(Tuple.of(Buffer.buffer(hash(proof.id(), scope)), time(proof.expiresAt())))
                .onFailure()
                .transform(IssuanceFailures::failed)
                .invoke(stored -> {
                    if (stored.rowCount() == 0) {
                        throw NotaryProblem.CONFLICT.problem().because("credential.holder_proof_replay");
                    }
                })
                .replaceWithVoid();
    }

    /** Several replicas may do so at once. */
    @Scheduled(every = "1m", delayed = "15s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> forgetExpired() {
        return pool.preparedQuery(FORGET)
                .execute(Tuple.of(time(clock.instant().minus(CLOCK_SKEW))))
                .replaceWithVoid();
    }

    /** Each text after its length, so that no two lists of texts are the same bytes. */
    private static byte[] hash(String proofId, Scope scope) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (String text : new String[] {scope.service(), scope.profile(), scope.holderDid(), proofId}) {
            byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
            bytes.writeBytes(
                    ByteBuffer.allocate(Integer.BYTES).putInt(encoded.length).array());
            bytes.writeBytes(encoded);
        }
        return Sha256.hash(bytes.toByteArray());
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
