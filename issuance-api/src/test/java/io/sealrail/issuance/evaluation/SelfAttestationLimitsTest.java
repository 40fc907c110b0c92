package io.sealrail.issuance.evaluation;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.junit.jupiter.api.Test;

import io.sealrail.issuance.IssuanceConfig;
import io.sealrail.issuance.Transactions;
import io.sealrail.kit.http.Problem;
import io.sealrail.kit.secret.KeyEncryption;
import io.sealrail.stack.StackResource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "chain", value = "false"))
class SelfAttestationLimitsTest {

    private static final Instant START = Instant.parse("2026-06-01T10:20:00Z");
    private static final int LIMIT = 30;
    private static final int CREDENTIALS = 10;

    @Inject
    Pool pool;

    @Inject
    Transactions transactions;

    @Inject
    KeyEncryption encryption;

    @Inject
    IssuanceConfig config;

    @Inject
    ForgetEvaluations forgetEvaluations;

    private final String person = "rnref:v1:" + UUID.randomUUID();

    @Test
    void replicasCountTogetherAndSayHowLongTheWindowIs() {
        SelfAttestationLimits one = at(START.plusSeconds(15));
        SelfAttestationLimits other = at(START.plusSeconds(20));
        count(LIMIT / 2, one);
        count(LIMIT / 2, other);

        Problem refusal = refused(one.countEvaluation("nclient_a", List.of(person)));

        assertEquals(429, refusal.status());
        assertEquals("self_attestation.rate_limited", refusal.code());
        assertEquals(Optional.of(45L), refusal.retryAfterSeconds());
        assertEquals(
                Optional.of(40L),
                refused(other.countEvaluation("nclient_a", List.of(person))).retryAfterSeconds());
    }

    @Test
    void theNextWindowAndOtherPeopleHaveCallsOfTheirOwn() {
        count(LIMIT, at(START));
        refused(at(START.plusSeconds(59)).countEvaluation("nclient_a", List.of(person)));

        at(START.plusSeconds(60))
                .countEvaluation("nclient_a", List.of(person))
                .await()
                .indefinitely();
        at(START).countEvaluation("nclient_b", List.of(person)).await().indefinitely();
        at(START).countEvaluation("nclient_a", List.of(person + "2")).await().indefinitely();
        at(START).countIssuing("nclient_a", List.of(person), null).await().indefinitely();
    }

    @Test
    void credentialsAreCountedForThePersonAndForTheHolder() {
        String holder = "did:jwk:" + UUID.randomUUID();
        SelfAttestationLimits limits = at(START);
        await(IntStream.range(0, CREDENTIALS).mapToObj(i -> limits.countIssuing("nclient_a", person(i % 2), holder)));

        refused(limits.countIssuing("nclient_a", person(2), holder));
        limits.countIssuing("nclient_a", person(2), holder + "2").await().indefinitely();
        await(IntStream.range(0, CREDENTIALS / 2).mapToObj(i -> limits.countIssuing("nclient_a", person(0), null)));
        refused(limits.countIssuing("nclient_a", person(0), null));
    }

    @Test
    void whatIsRefusedCountsNowhere() {
        String holder = "did:jwk:" + UUID.randomUUID();
        SelfAttestationLimits limits = at(START);
        await(IntStream.range(0, CREDENTIALS).mapToObj(i -> limits.countIssuing("nclient_a", List.of(), holder)));
        for (int i = 0; i < CREDENTIALS; i++) {
            refused(limits.countIssuing("nclient_a", List.of(person), holder));
        }

        limits.countIssuing("nclient_a", List.of(person), null).await().indefinitely();
    }

    @Test
    void oldWindowsAreForgotten() {
        at(Instant.now().minusSeconds(600))
                .countEvaluation("nclient_a", List.of(person))
                .await()
                .indefinitely();
        at(Instant.now()).countEvaluation("nclient_a", List.of(person)).await().indefinitely();

        forgetEvaluations.forgetOld().await().indefinitely();

        assertEquals(
                0L,
                pool.query(
                                "select count(*) from self_attestation_windows where started_at < now() - interval '7 minutes'")
                        .executeAndAwait()
                        .iterator()
                        .next()
                        .getLong(0));
        assertEquals(1L, windowsSince(Instant.now().minusSeconds(120)));
    }

    private long windowsSince(Instant since) {
        return pool.preparedQuery("select least(count(*), 1) from self_attestation_windows where started_at >= $1")
                .executeAndAwait(Tuple.of(since.atOffset(ZoneOffset.UTC)))
                .iterator()
                .next()
                .getLong(0);
    }

    private SelfAttestationLimits at(Instant now) {
        return new SelfAttestationLimits(pool, transactions, encryption, Clock.fixed(now, ZoneOffset.UTC), config);
    }

    private List<String> person(int number) {
        return List.of(person + number);
    }

    private void count(int times, SelfAttestationLimits limits) {
        await(IntStream.range(0, times).mapToObj(i -> limits.countEvaluation("nclient_a", List.of(person))));
    }

    private static void await(java.util.stream.Stream<Uni<Void>> calls) {
        Uni.join().all(calls.toList()).andFailFast().await().indefinitely();
    }

    private static Problem refused(Uni<Void> call) {
        return assertThrows(Problem.class, () -> call.await().indefinitely());
    }
}
