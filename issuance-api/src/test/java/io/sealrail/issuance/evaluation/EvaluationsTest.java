package io.sealrail.issuance.evaluation;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.sealrail.issuance.Transactions;
import io.sealrail.issuance.claim.ClaimRef;
import io.sealrail.issuance.claim.ClaimResult;
import io.sealrail.kit.secret.KeyEncryption;
import io.sealrail.stack.StackResource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "chain", value = "false"))
class EvaluationsTest {

    private static final ClaimRef CLAIM = new ClaimRef("lives-in-valley", "1");
    private static final String SECRET = "Rosalind of the Upper Valley";

    @Inject
    Evaluations evaluations;

    @Inject
    ForgetEvaluations forgetEvaluations;

    @Inject
    Pool pool;

    @Inject
    Transactions transactions;

    @Inject
    KeyEncryption encryption;

    @Test
    void anotherReplicaFindsWhatOneStored() {
        StoredEvaluation stored = TestEvaluations.store(TestEvaluations.of("nclient_a", CLAIM, SECRET));

        assertEquals(Optional.of(stored), found(replica(Clock.systemUTC()), stored));
    }

    @Test
    void endsAtTheInstantThatItNames() {
        StoredEvaluation stored = TestEvaluations.store(TestEvaluations.of("nclient_a", CLAIM, SECRET));
        Instant end = stored.expiresAt();

        assertEquals(Optional.of(stored), found(replica(fixed(end.minusNanos(1))), stored));
        assertEquals(Optional.empty(), found(replica(fixed(end)), stored));
    }

    @Test
    void theDatabaseHoldsNothingThatTellsOfThePerson() {
        StoredEvaluation stored = TestEvaluations.store(TestEvaluations.of("nclient_a", CLAIM, SECRET));

        String row = new String(encrypted(stored).getBytes(), StandardCharsets.ISO_8859_1);

        assertFalse(row.contains(SECRET));
        assertFalse(row.contains(CLAIM.id()));
        assertFalse(row.contains(stored.targetHandle()));
    }

    @Test
    void oneThatWasPutInThePlaceOfAnotherIsNotRead() {
        StoredEvaluation one = TestEvaluations.store(TestEvaluations.of("nclient_a", CLAIM, SECRET));
        StoredEvaluation other = TestEvaluations.store(TestEvaluations.of("nclient_b", CLAIM, SECRET));
        pool.preparedQuery("update evaluations set encrypted = $2 where evaluation_id = $1")
                .executeAndAwait(Tuple.of(one.evaluationId(), encrypted(other)));

        assertThrows(IllegalStateException.class, () -> found(evaluations, one));
    }

    @Test
    void valuesComeBackAsTheyWere() throws Exception {
        JsonNode value =
                new ObjectMapper().readTree("{\"a\":[1,true,null,\"\\u00e9\"],\"big\":123456789012345678901234567890}");
        StoredEvaluation plain = TestEvaluations.of("nclient_a", CLAIM, SECRET);
        StoredEvaluation stored = TestEvaluations.store(with(plain, value, null));

        ClaimResult result = found(evaluations, stored).orElseThrow().results().get(0);

        assertEquals(value, result.value());
        assertEquals(null, result.satisfied());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "x", "01KFA5V0Y2M0S8ZC9Q6T3W7XKB", "01KFA5V0Y2M0S8ZC9Q6T3W7XK\0", "'; drop table evaluations"
            })
    void unknownIdsOfAnyFormFindNothing(String id) {
        assertEquals(Optional.empty(), evaluations.find(id).await().indefinitely());
    }

    @Test
    void forgetsWhatHasExpiredAndNothingElse() {
        StoredEvaluation old = TestEvaluations.store(TestEvaluations.of("nclient_a", CLAIM, SECRET));
        StoredEvaluation current = TestEvaluations.store(TestEvaluations.of("nclient_a", CLAIM, SECRET));
        pool.preparedQuery("update evaluations set expires_at = now() where evaluation_id = $1")
                .executeAndAwait(Tuple.of(old.evaluationId()));

        forgetEvaluations.forgetOld().await().indefinitely();

        assertEquals(0, rows(old));
        assertEquals(1, rows(current));
    }

    private static StoredEvaluation with(StoredEvaluation plain, JsonNode value, Boolean satisfied) {
        ClaimResult result = plain.results().get(0);
        return new StoredEvaluation(
                plain.evaluationId(),
                plain.clientId(),
                plain.purpose(),
                plain.claims(),
                plain.disclosure(),
                plain.format(),
                plain.targetHandle(),
                plain.selfAttested(),
                plain.persons(),
                List.of(new ClaimResult(result.claim(), result.subjectType(), value, satisfied, result.issuedAt())),
                plain.createdAt(),
                plain.expiresAt());
    }

    private Evaluations replica(Clock clock) {
        return new Evaluations(pool, transactions, encryption, clock);
    }

    private static Optional<StoredEvaluation> found(Evaluations replica, StoredEvaluation stored) {
        return replica.find(stored.evaluationId()).await().indefinitely();
    }

    private Buffer encrypted(StoredEvaluation stored) {
        return row("select encrypted from evaluations where evaluation_id = $1", stored)
                .getBuffer(0)
                .getDelegate();
    }

    private long rows(StoredEvaluation stored) {
        return row("select count(*) from evaluations where evaluation_id = $1", stored)
                .getLong(0);
    }

    private Row row(String sql, StoredEvaluation stored) {
        return pool.preparedQuery(sql)
                .executeAndAwait(Tuple.of(stored.evaluationId()))
                .iterator()
                .next();
    }

    private static Clock fixed(Instant at) {
        return Clock.fixed(at, ZoneOffset.UTC);
    }
}
