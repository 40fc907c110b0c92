package io.sealrail.revocation;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

@OnStack
class AgentRevocationRefusalsTest {

    private static final String PATH = "/api/v1/agents/{slug}/credentials/revoke";
    private static final String SLUG = "agent-900";

    @ConfigProperty(name = "SEALRAIL_ISSUANCE_URL")
    String issuance;

    @ParameterizedTest
    @ValueSource(strings = {"member", "unscoped"})
    void refusesWhoIsNoAdmin(String whose) {
        revoke(SLUG, whose)
                .then()
                .statusCode(403)
                .body("size()", equalTo(3))
                .body("error", notNullValue())
                .body("code", equalTo("FORBIDDEN"))
                .body("request_id", startsWith("req_"));
        refuses(whose, "{\"reason\":7", 403);
        assertEquals(0, fences());
    }

    @Test
    void refusesUnknownKey() {
        revoke(SLUG, "nobody")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", equalTo("Bearer"))
                .body("code", equalTo("UNAUTHORIZED"));
        refuses("nobody", "{\"reason\":7", 401);
        for (String authorization : new String[] {"", "Basic YTpi", "Bearer", "sealrail_live_admin"}) {
            RestAssured.given()
                    .header("Authorization", authorization)
                    .contentType("application/json")
                    .body("{}")
                    .post(PATH, SLUG)
                    .then()
                    .statusCode(401)
                    .body("code", equalTo("UNAUTHORIZED"));
        }
        RestAssured.given()
                .contentType("application/json")
                .body("{\"reason\":\"a\"}")
                .post(PATH, SLUG)
                .then()
                .statusCode(401);
    }

    static Stream<String> badBodies() {
        return Stream.of(
                "",
                "null",
                "{}",
                "{\"reason\":null}",
                "{\"reason\":\"\"}",
                "{\"reason\":\" \\t\"}",
                "{\"reason\":7}",
                "{\"reason\":[\"a\"]}",
                "{\"reason\":\"a\\u0000b\"}",
                "{\"reason\":\"" + "x".repeat(1001) + "\"}",
                "{\"reason\":\"a\"",
                "{\"reason\":\"a\"} more",
                "{\"reason\":\"a\",\"reason\":\"b\"}",
                "\"a\"");
    }

    @ParameterizedTest
    @MethodSource("badBodies")
    void refusesBadReason(String body) {
        refuses("admin", body, 400);
        assertEquals(0, fences());
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown-agent", "no", "Upper-Case", "a b", "..", "x'--"})
    void refusesUnknownAgent(String slug) {
        revoke(slug, "admin").then().statusCode(404).body("size()", equalTo(3)).body("code", equalTo("NOT_FOUND"));
    }

    @ParameterizedTest
    @CsvSource({"inactive-1, 409, INVALID_STATE", "denied-1, 403, FORBIDDEN"})
    void passesOnWhatTheRegistryRefuses(String slug, int status, String code) {
        revoke(slug, "admin").then().statusCode(status).body("code", equalTo(code));

        assertEquals(1, AgentsStand.fences(issuance, slug, "asked"));
    }

    @Test
    void passesOnThatTheKeyIsUsedTooOften() {
        revoke(SLUG, "busy")
                .then()
                .statusCode(429)
                .header("retry-after", "7")
                .body("code", equalTo("RATE_LIMIT_EXCEEDED"));
    }

    @ParameterizedTest
    @CsvSource({
        "hangs-1, admin",
        "broken-1, admin",
        "garbage-1, admin",
        "empty-1, admin",
        "partial-1, admin",
        "agent-1, hangs",
        "agent-1, broken",
        "agent-1, garbage",
        "agent-1, incomplete",
        "agent-1, keyless"
    })
    void asksToComeBackWhenTheRegistryGivesNoAnswer(String slug, String whose) {
        Response answer = revoke(slug, whose);

        answer.then().statusCode(503).header("retry-after", "2").body("code", equalTo("UNAVAILABLE"));
        assertTrue(answer.time() < 8_000);
    }

    @ParameterizedTest
    @CsvSource({"hangs-2, 2", "broken-2, 1", "garbage-2, 1", "empty-2, 1", "partial-2, 1"})
    void leavesNoFenceOfACallThatFails(String slug, int asked) {
        revoke(slug, "admin").then().statusCode(503);

        assertEquals(asked, AgentsStand.fences(issuance, slug, "asked"));
        assertEquals(1, AgentsStand.fences(issuance, slug, "raised"));
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> AgentsStand.fences(issuance, slug, "lifted") == 1);
    }

    @Test
    void describesWhichKeyEachCallTakes() {
        String operators = "/admin/v1/credentials/{credentialId}/revoke";
        RestAssured.get("/q/openapi?format=json")
                .then()
                .body("components.securitySchemes.apiKey.scheme", equalTo("bearer"))
                .body("paths.'" + PATH + "'.post.security", equalTo(List.of(Map.of("apiKey", List.of()))))
                .body(
                        "paths.'" + operators + "'.post.security",
                        equalTo(List.of(Map.of("operator", List.of("operator")))));
    }

    private static void refuses(String whose, String body, int status) {
        AgentsStand.call(whose)
                .body(body)
                .post(PATH, SLUG)
                .then()
                .statusCode(status)
                .body("error", notNullValue())
                .body("code", equalTo(status == 400 ? "VALIDATION" : status == 401 ? "UNAUTHORIZED" : "FORBIDDEN"));
    }

    private int fences() {
        return AgentsStand.fences(issuance, SLUG, "raised");
    }

    private static Response revoke(String slug, String whose) {
        return AgentsStand.call(whose).body("{\"reason\":\"a\"}").post(PATH, slug);
    }
}
