package io.sealrail.issuance.notaryaccess;

import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.sealrail.issuance.OperatorApi;
import io.sealrail.stack.StackResource;

import static io.sealrail.issuance.notaryaccess.TestNotary.with;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "chain", value = "false"))
class AuditTest {

    private static final String HOLDER = "did:jwk:eyJrdHkiOiJPS1AifQ";
    private static final String GOOD = "{\"holder\":\"" + HOLDER + "\"}";
    private static final String EVENTS = "/admin/v1/audit/events";

    @Inject
    Pool pool;

    @ParameterizedTest
    @ValueSource(strings = {"", "?do=commit"})
    void putsACallOnRecordBeforeItIsAnswered(String how) {
        JsonPath key = TestNotary.made(TestNotary.client());
        Response answer = with(key.getString("key")).body(GOOD).post(ProbeResource.PATH + how);
        answer.then().statusCode(200);
        JsonPath row = only(answer.header("x-request-id"));
        assertEquals(key.getString("clientId"), row.getString("clientId"));
        assertEquals(key.getString("keyId"), row.getString("keyId"));
        assertEquals("POST", row.getString("method"));
        assertEquals("/v1/*", row.getString("route"));
        assertEquals(200, row.getInt("status"));
        assertNull(row.get("code"));
        assertEquals("testing", row.getString("purpose"));
        assertEquals("voucher", row.getString("profile"));
        assertEquals(List.of("smallholder@2"), row.getList("claims"));
        assertEquals(List.of("01KFA5V0Y2M0S8ZC9Q6T3W7XKB"), row.getList("evaluationIds"));
        assertEquals(List.of("rnref:v1:abc"), row.getList("targetHandles"));
        assertEquals("urn:registry-notary:credential:1", row.getString("credentialId"));
        assertTrue(row.getString("holderHash").matches("[A-Za-z0-9_-]{43}"));
    }

    @ParameterizedTest
    @CsvSource({
        "commit-and-fail, 500, credential.issuance_failed, ''",
        "roll-back, 409, request.conflict, credential.holder_proof_replay",
        "break, 500, server.error, ''"
    })
    void putsARefusalOnRecord(String what, int status, String code, String reason) {
        Response answer = with(TestNotary.key()).body(GOOD).post(ProbeResource.PATH + "?do=" + what);
        answer.then().statusCode(status).body("code", equalTo(code));
        JsonPath row = only(answer.header("x-request-id"));
        boolean committedBefore = what.equals("commit-and-fail");
        assertEquals(committedBefore ? 200 : status, row.getInt("status"));
        assertEquals(committedBefore ? null : code, row.getString("code"));
        assertEquals(reason.isEmpty() ? null : reason, row.getString("reason"));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /v1/claims/no/such/thing, 404, request.not_found, /v1/*",
        "PUT, /v1/claims/probe/of/tests, 405, request.method_not_allowed, /v1/*"
    })
    void putsACallThatLeadsNowhereOnRecord(String method, String path, int status, String code, String route) {
        Response answer = with(TestNotary.key()).request(method, path);
        answer.then().statusCode(status);
        JsonPath row = only(answer.header("x-request-id"));
        assertEquals(status, row.getInt("status"));
        assertEquals(code, row.getString("code"));
        assertEquals(route, row.getString("route"));
    }

    @Test
    void putsNoStrangerOnRecord() {
        Response answer = with("x").body(GOOD).post(ProbeResource.PATH);
        answer.then().statusCode(401);
        found("requestId", answer.header("x-request-id")).then().body("total", equalTo(0));
    }

    @Test
    void keepsNothingOfAPersonButAKeyedHash() {
        Response answer = with(TestNotary.key()).body(GOOD).post(ProbeResource.PATH);
        for (Row row : pool.preparedQuery("select e::text as row from audit_events e where request_id = $1")
                .executeAndAwait(Tuple.of(answer.header("x-request-id")))) {
            assertFalse(row.getString("row").contains("eyJrdHki"));
        }
        Response again = with(TestNotary.key()).body(GOOD).post(ProbeResource.PATH);
        assertEquals(
                only(answer.header("x-request-id")).getString("holderHash"),
                only(again.header("x-request-id")).getString("holderHash"));
    }

    /** A constraint that only the rows of one key violate hurts no other test. */
    @ParameterizedTest
    @ValueSource(strings = {"", "?do=commit", "?do=break"})
    void withholdsAnAnswerThatCannotBePutOnRecord(String how) {
        JsonPath key = TestNotary.made(TestNotary.client());
        String name = "refuse_" + key.getString("keyId").toLowerCase();
        pool.query("alter table audit_events add constraint \"" + name + "\" check (key_id <> '"
                        + key.getString("keyId") + "') not valid")
                .executeAndAwait();
        try {
            Response answer = with(key.getString("key")).body(GOOD).post(ProbeResource.PATH + how);
            answer.then()
                    .statusCode(500)
                    .contentType("application/problem+json")
                    .body("code", equalTo("audit.write_failed"))
                    .body("type", startsWith("http"))
                    .body("title", equalTo("Audit write failed"))
                    .body("status", equalTo(500))
                    .body("detail", equalTo("the request could not be put on record"))
                    .body("request_id", equalTo(answer.header("x-request-id")))
                    .body("client", nullValue());
        } finally {
            pool.query("alter table audit_events drop constraint \"" + name + "\"")
                    .executeAndAwait();
        }
    }

    @Test
    void findsWhatAnOperatorLooksFor() {
        JsonPath key = TestNotary.made(TestNotary.client());
        String id = with(key.getString("key"))
                .body("{}")
                .post(ProbeResource.PATH + "?do=roll-back")
                .header("x-request-id");
        call();
        Map.of("clientId", key.getString("clientId"), "keyId", key.getString("keyId"), "requestId", id)
                .forEach((name, value) ->
                        found(name, value).then().body("total", equalTo(1)).body("items[0].requestId", equalTo(id)));
        OperatorApi.operator()
                .queryParam("keyId", key.getString("keyId"))
                .queryParam("code", "request.conflict")
                .queryParam("evaluationId", "01KFA5V0Y2M0S8ZC9Q6T3W7XKB")
                .queryParam("credentialId", "urn:registry-notary:credential:1")
                .queryParam("from", "2020-01-01T00:00:00Z")
                .queryParam("to", "2120-01-01T00:00:00Z")
                .get(EVENTS)
                .then()
                .statusCode(200)
                .body("total", equalTo(1));
        found("code", "x").then().body("total", equalTo(0));
        found("from", "2120-01-01T00:00:00Z").then().body("total", equalTo(0));
        found("to", "yesterday").then().statusCode(400).body("code", equalTo("VALIDATION"));
        with(key.getString("key")).get(EVENTS).then().statusCode(401);
    }

    private static String call() {
        return with(TestNotary.key()).body(GOOD).post(ProbeResource.PATH).header("x-request-id");
    }

    private static Response found(String name, String value) {
        return OperatorApi.operator().queryParam(name, value).get(EVENTS);
    }

    private static JsonPath only(String requestId) {
        JsonPath page = found("requestId", requestId)
                .then()
                .statusCode(200)
                .body("total", equalTo(1))
                .extract()
                .jsonPath();
        return page.setRootPath("items[0]");
    }
}
