package io.sealrail.issuance.credential;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import io.sealrail.issuance.IssuanceConfig;
import io.sealrail.issuance.backlog.Backlog;
import io.sealrail.issuance.program.IssuanceProgram;
import io.sealrail.issuance.program.Programs;
import io.sealrail.kit.http.Problem;
import io.sealrail.stack.StackResource;

import static io.sealrail.issuance.credential.TestPartner.count;
import static io.sealrail.issuance.credential.TestPartner.unique;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Two queues that know nothing of each other, as in two replicas: only the rows decide. */
@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "chain", value = "false"))
class TwoWritersTest {

    private static final int CALLS = 40;

    private static TestPartner partner;
    private static String programId;

    @Inject
    IssueBatch batches;

    @Inject
    Backlog backlog;

    @Inject
    Vertx vertx;

    @Inject
    IssuanceConfig config;

    @Inject
    Programs programs;

    @BeforeEach
    void once() {
        if (partner == null) {
            partner = TestPartner.create();
            programId = partner.program();
        }
    }

    @RepeatedTest(3)
    void equalCallsLeaveOneActive() {
        String email = unique();
        List<CompletableFuture<IssueAnswer>> answers = race(email, OnDuplicate.REVOKE, null);
        Set<String> hashes = new HashSet<>();
        long refused = 0;
        for (CompletableFuture<IssueAnswer> answer : answers) {
            try {
                hashes.add(answer.join().coreClaimHash());
            } catch (CompletionException e) {
                assertEquals("CONFLICT", ((Problem) e.getCause()).code());
                refused++;
            }
        }
        assertEquals(CALLS - refused, hashes.size());
        assertEquals(hashes.size(), count(all(), email));
        assertEquals(1, count(all() + " and c.active", email));
        assertEquals(
                hashes.size() - 1L,
                count(
                        "select count(*) from outbox where payload like '%\"replaces\"%' and aggregateid in (select"
                                + " credential_id from credentials c join users u using (user_uuid) where u.email = $1)",
                        email));
    }

    @RepeatedTest(3)
    void equalCallsWithIgnoreMakeOne() {
        String email = unique();
        Set<IssueAnswer> answers = new HashSet<>();
        race(email, OnDuplicate.IGNORE, null).forEach(answer -> answers.add(answer.join()));
        assertEquals(1, answers.size());
        assertEquals(1, count(all(), email));
    }

    @RepeatedTest(3)
    void oneKeyMakesOneAndTheOthersGetItsAnswer() {
        String email = unique();
        Set<IssueAnswer> answers = new HashSet<>();
        race(email, OnDuplicate.REVOKE, "key-" + email).forEach(answer -> answers.add(answer.join()));
        assertEquals(1, answers.size());
        assertEquals(1, count(all(), email));
    }

    @Test
    void drainsBeforeItStopsAndRefusesWhatComesLater() throws Exception {
        String email = unique();
        IssueWriter writer = new IssueWriter(batches, backlog, vertx, config, new SimpleMeterRegistry());
        IssueCommand command = command(email, OnDuplicate.REVOKE, null);
        List<CompletableFuture<IssueAnswer>> answers = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            answers.add(writer.submit(command));
        }
        writer.onShutdown(null);
        answers.forEach(answer -> assertTrue(answer.isDone() && !answer.isCompletedExceptionally()));
        CompletionException late = assertThrows(
                CompletionException.class, () -> writer.submit(command).join());
        assertEquals("STOPPING", ((Problem) late.getCause()).code());
        assertEquals(5, count(all(), email));
    }

    private List<CompletableFuture<IssueAnswer>> race(String email, OnDuplicate onDuplicate, String key) {
        IssueWriter one = new IssueWriter(batches, backlog, vertx, config, new SimpleMeterRegistry());
        IssueWriter other = new IssueWriter(batches, backlog, vertx, config, new SimpleMeterRegistry());
        IssueCommand command = command(email, onDuplicate, key);
        List<CompletableFuture<IssueAnswer>> answers = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            answers.add((i % 2 == 0 ? one : other).submit(command));
        }
        return answers;
    }

    private IssueCommand command(String email, OnDuplicate onDuplicate, String key) {
        ObjectNode body = partner.body(programId);
        IssuanceProgram program =
                programs.byId(programId).await().indefinitely().orElseThrow();
        Optional<IdempotencyKey> idempotency = IdempotencyKey.ofHeader(key, "/p", email, body);
        return new IssueCommand(
                partner.id(), program, email, body.withObject("credentialSubject"), onDuplicate, idempotency);
    }

    private static String all() {
        return "select count(*) from credentials c join users u using (user_uuid) where u.email = $1";
    }
}
