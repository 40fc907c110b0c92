package io.sealrail.issuance.credential;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.sealrail.events.EventJson;
import io.sealrail.events.IssueRequested;
import io.sealrail.stack.StackResource;

import static io.sealrail.issuance.credential.TestPartner.count;
import static io.sealrail.issuance.credential.TestPartner.unique;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** One active credential for each issuer, program and user, whatever comes at once. */
@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "chain", value = "false"))
class OnDuplicateTest {

    private static final int PARALLEL = 200;
    private static final String ACTIVE =
            "select count(*) from credentials c join users u using (user_uuid) where u.email = $1 and c.active";
    private static final String ALL =
            "select count(*) from credentials c join users u using (user_uuid) where u.email = $1";

    private static TestPartner partner;
    private static String program;

    @BeforeEach
    void once() {
        if (partner == null) {
            partner = TestPartner.create();
            program = partner.program();
        }
    }

    @Test
    void ignoreAnswersWithTheOneThatExists() {
        String email = unique();
        Response first = partner.issue(email, ignore());
        Response second = partner.issue(email, ignore());
        assertEquals(first.asString(), second.asString());
        assertEquals(1, count(ALL, email));
    }

    @Test
    void revokeIssuesAnewAndNamesTheOldOne() {
        String email = unique();
        String first = hash(partner.issue(email, partner.body(program)));
        String second = hash(partner.issue(email, partner.body(program)));
        assertNotEquals(first, second);
        assertEquals(1, count(ACTIVE, email));
        assertNull(event(first).replaces());
        assertEquals(event(first).credentialId(), event(second).replaces().credentialId());
        assertEquals(event(first).status(), event(second).replaces().status());
        assertEquals(
                1,
                count(
                        "select count(*) from credentials where core_claim_hash = $1 and not active and replaced_by = $2",
                        first,
                        event(second).credentialId()));
    }

    @Test
    void anExpiredCredentialIsEndedAndNotReplaced() {
        String email = unique();
        String first = hash(partner.issue(email, partner.body(program)));
        expire(first);
        String second = hash(partner.issue(email, ignore()));
        assertNotEquals(first, second);
        assertNull(event(second).replaces());
        assertEquals(1, count(ACTIVE, email));
    }

    @Test
    void parallelEqualCallsWithRevokeLeaveOneActive() throws Exception {
        String email = unique();
        Set<String> hashes = new HashSet<>();
        for (Response response : parallel(email, partner.body(program))) {
            assertEquals(200, response.statusCode(), response.asString());
            hashes.add(hash(response));
        }
        assertEquals(PARALLEL, hashes.size());
        assertEquals(PARALLEL, count(ALL, email));
        assertEquals(1, count(ACTIVE, email));
        assertEquals(
                PARALLEL - 1,
                hashes.stream().filter(hash -> event(hash).replaces() != null).count());
    }

    @Test
    void parallelEqualCallsWithIgnoreMakeOne() throws Exception {
        String email = unique();
        Set<String> bodies = new HashSet<>();
        for (Response response : parallel(email, ignore())) {
            assertEquals(200, response.statusCode(), response.asString());
            bodies.add(response.asString());
        }
        assertEquals(1, bodies.size());
        assertEquals(1, count(ALL, email));
    }

    @Test
    void manyUsersAtOnceGetOneEach() throws Exception {
        List<String> emails =
                IntStream.range(0, PARALLEL).mapToObj(i -> unique()).toList();
        ExecutorService threads = Executors.newFixedThreadPool(32);
        try {
            List<Future<Response>> calls = emails.stream()
                    .map(email -> threads.submit(() -> partner.issue(email, partner.body(program))))
                    .toList();
            Set<String> users = new HashSet<>();
            for (Future<Response> call : calls) {
                assertEquals(200, call.get().statusCode(), call.get().asString());
                users.add(call.get().jsonPath().getString("userUuid"));
            }
            assertEquals(PARALLEL, users.size());
        } finally {
            threads.shutdownNow();
        }
        for (String email : emails) {
            assertEquals(1, count(ACTIVE, email));
        }
    }

    @Test
    void storesAnEventForEachCredentialAndNoClaimInIt() {
        String email = unique();
        IssueRequested event = event(hash(partner.issue(email, partner.body(program))));
        String json = EventJson.write(event);
        assertTrue(!json.contains("United States") && !json.contains(email), json);
        assertEquals("air", event.kind());
        assertEquals(program, event.programId());
    }

    private static List<Response> parallel(String email, ObjectNode body) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(PARALLEL);
        try {
            List<Future<Response>> calls = IntStream.range(0, PARALLEL)
                    .mapToObj(i -> threads.submit(() -> partner.issue(email, body)))
                    .toList();
            List<Response> responses = new java.util.ArrayList<>();
            for (Future<Response> call : calls) {
                responses.add(call.get());
            }
            return responses;
        } finally {
            threads.shutdownNow();
        }
    }

    private static ObjectNode ignore() {
        return partner.body(program).put("onDuplicate", "ignore");
    }

    private static void expire(String hash) {
        TestPartner.pool()
                .preparedQuery(
                        "update credentials set expires_at = now() - interval '1 second' where core_claim_hash = $1")
                .execute(Tuple.of(hash))
                .await()
                .indefinitely();
    }

    private static String hash(Response response) {
        assertEquals(200, response.statusCode(), response.asString());
        return response.jsonPath().getString("coreClaimHash");
    }

    private static IssueRequested event(String hash) {
        Row row = TestPartner.pool()
                .preparedQuery(
                        "select payload from outbox where type = 'issue-requested.v1' and payload like '%' || $1 || '%'")
                .execute(Tuple.of(hash))
                .await()
                .indefinitely()
                .iterator()
                .next();
        return EventJson.read(row.getString(0), IssueRequested.class);
    }
}
