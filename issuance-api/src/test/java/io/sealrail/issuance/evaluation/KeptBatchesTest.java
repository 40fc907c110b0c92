package io.sealrail.issuance.evaluation;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import org.junit.jupiter.api.Test;

import io.sealrail.issuance.Transactions;
import io.sealrail.issuance.claim.ClaimRef;
import io.sealrail.kit.http.Problem;
import io.sealrail.kit.secret.KeyEncryption;
import io.sealrail.kit.work.Workers;
import io.sealrail.stack.StackResource;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

/** Two replicas over one database: only the rows decide. */
@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "chain", value = "false"))
class KeptBatchesTest {

    private static final Instant START = Instant.now();
    private static final byte[] ANSWER = "{\"value\":\"Rosalind\"}".getBytes(UTF_8);

    @Inject
    Pool pool;

    @Inject
    Transactions transactions;

    @Inject
    KeyEncryption encryption;

    @Inject
    Workers workers;

    @Inject
    Evaluations evaluations;

    @Inject
    ForgetEvaluations forgetEvaluations;

    private final BatchKey key = key(UUID.randomUUID().toString(), "call");

    @Test
    void oneWorksAndTheOtherIsToldSoUntilThereIsAnAnswer() {
        KeptBatches one = at(START);
        KeptBatches other = at(START.plusSeconds(1));
        KeptBatches.Begun mine = begin(one);
        assertNull(mine.answer());
        assertRefused("idempotency.in_progress", other, key);
        assertRefused("idempotency.conflict", other, sameKeyFor("another call"));

        one.complete(pool, key, mine.attempt(), one.sealed(key, ANSWER)).await().indefinitely();

        assertArrayEquals(ANSWER, begin(other).answer());
        assertArrayEquals(ANSWER, begin(one).answer());
        assertRefused("idempotency.conflict", other, sameKeyFor("another call"));
    }

    @Test
    void whatFailedMayBeTriedAgainAtOnce() {
        KeptBatches.Begun mine = begin(at(START));
        at(START).giveUp(key, mine.attempt()).await().indefinitely();
        assertNull(begin(at(START)).answer());
    }

    @Test
    void whatIsOverdueIsTakenOverAndTheOneBeforeStoresNothing() {
        KeptBatches one = at(START);
        KeptBatches other = at(START.plus(KeptBatches.OVERDUE));
        KeptBatches.Begun stalled = begin(one);
        assertRefused(
                "idempotency.in_progress", at(START.plus(KeptBatches.OVERDUE).minusMillis(1)), key);
        assertRefused("idempotency.conflict", other, sameKeyFor("another call"));
        KeptBatches.Begun taken = begin(other);
        StoredEvaluation evaluation = TestEvaluations.of("nclient_a", new ClaimRef("a", "1"), "x");
        PartyReference target = new PartyReference("person", evaluation.targetHandle(), List.of());

        Uni<Void> late = pool.withTransaction(tx -> evaluations
                .store(tx, List.of(new KeptEvaluation(evaluation, "service", target, null)))
                .chain(() -> one.complete(tx, key, stalled.attempt(), one.sealed(key, ANSWER))));
        Problem refusal = assertThrows(Problem.class, () -> late.await().indefinitely());

        assertEquals(409, refusal.status());
        assertEquals(
                Optional.empty(),
                evaluations.find(evaluation.evaluationId()).await().indefinitely());
        one.giveUp(key, stalled.attempt()).await().indefinitely();
        other.complete(pool, key, taken.attempt(), other.sealed(key, ANSWER))
                .await()
                .indefinitely();
        assertArrayEquals(ANSWER, begin(other).answer());
    }

    @Test
    void anAnswerIsForgottenAfterTheWindowAndTheKeyIsFree() {
        KeptBatches.Begun mine = begin(at(START));
        at(START)
                .complete(pool, key, mine.attempt(), at(START).sealed(key, ANSWER))
                .await()
                .indefinitely();
        assertNotNull(begin(at(START.plus(KeptBatches.WINDOW).minusMillis(1))).answer());
        assertNull(begin(at(START.plus(KeptBatches.WINDOW))).answer());
    }

    @Test
    void theDatabaseHoldsNeitherAnswerNorKeyInPlain() {
        BatchKey.Factory keys = new BatchKey.Factory(encryption);
        GrantedClaims granted = new GrantedClaims(List.of(), null, "format", "purpose", "service");
        BatchKey named =
                keys.of("order-of-rosalind", "nclient_a", new byte[32], granted).orElseThrow();
        KeptBatches batches = at(START);
        UUID attempt = batches.begin(named).await().indefinitely().attempt();
        batches.complete(pool, named, attempt, batches.sealed(named, ANSWER))
                .await()
                .indefinitely();

        String row = TestCalls.rows(
                        pool,
                        "select key_hash || fingerprint || encrypted_answer from"
                                + " evaluation_batches where attempt = $1",
                        attempt)
                .get(0)
                .getBuffer(0)
                .toString(ISO_8859_1);

        assertFalse(row.contains("Rosalind") || row.contains("rosalind"));
        assertEquals(Optional.empty(), Optional.of(named).filter(other -> other.hash()
                .toString(ISO_8859_1)
                .contains("order")));
    }

    @Test
    void expiredRowsAreDeleted() {
        KeptBatches past = at(START.minus(KeptBatches.WINDOW).minusSeconds(1));
        begin(past);
        forgetEvaluations.forgetOld().await().indefinitely();
        assertEquals(
                0,
                TestCalls.rows(pool, "select 1 from evaluation_batches where client_id = $1", key.clientId())
                        .size());
    }

    private KeptBatches.Begun begin(KeptBatches replica) {
        return replica.begin(key).await().indefinitely();
    }

    private void assertRefused(String reason, KeptBatches replica, BatchKey asked) {
        Problem refusal =
                assertThrows(Problem.class, () -> replica.begin(asked).await().indefinitely());
        assertEquals(409, refusal.status());
        assertEquals("request.conflict", refusal.code());
        assertEquals(Optional.of(reason), refusal.reason());
    }

    private BatchKey sameKeyFor(String call) {
        return new BatchKey(key.clientId(), key.hash(), Buffer.buffer(call));
    }

    private static BatchKey key(String name, String call) {
        return new BatchKey("nclient_" + name, Buffer.buffer(name), Buffer.buffer(call));
    }

    private KeptBatches at(Instant now) {
        return new KeptBatches(pool, transactions, encryption, workers, Clock.fixed(now, ZoneOffset.UTC));
    }
}
