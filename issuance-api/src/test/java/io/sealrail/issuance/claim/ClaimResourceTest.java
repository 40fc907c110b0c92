package io.sealrail.issuance.claim;

import java.util.List;

import jakarta.inject.Inject;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import io.sealrail.issuance.claim.source.Sources;
import io.sealrail.issuance.notaryaccess.TestNotary;
import io.sealrail.stack.StackResource;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertFalse;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "chain", value = "false"))
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClaimResourceTest {

    @Inject
    Sources sources;

    @Inject
    Config environment;

    private String key;

    @BeforeEach
    void makeKey() {
        if (key == null) {
            key = TestNotary.key("registry_notary:credential_issue");
        }
    }

    @Test
    void listsClaimsWithoutTheirSources() {
        String body = get("/v1/claims")
                .statusCode(200)
                .body("claims.id", containsInAnyOrder("smallholder-farmer", "farm-size", "registered-farmer"))
                .extract()
                .asString();
        for (String secret : List.of("\"farmers\"", "select", "postgresql", "source", "lookup", "hectares <=")) {
            assertFalse(body.contains(secret), secret);
        }
    }

    @Test
    void showsAClaimForWhichTheKeyLacksTheScope() {
        get("/v1/claims/registered-farmer")
                .statusCode(200)
                .body("id", equalTo("registered-farmer"))
                .body("version", equalTo("1.0"))
                .body("title", equalTo("Is in the registry of farmers"))
                .body("subject_type", equalTo("person"))
                .body("purposes", equalTo(List.of()))
                .body("scope", equalTo("farmer_registry:evidence"))
                .body("value.type", equalTo("boolean"))
                .body("disclosure.default", equalTo("predicate"))
                .body("disclosure.allowed", containsInAnyOrder("predicate", "redacted"))
                .body("formats", equalTo(List.of(Formats.CLAIM_RESULT)))
                .body("credential_profiles", equalTo(List.of()));
        get("/v1/claims/farm-size?version=1.0").statusCode(200).body("scope", nullValue());
    }

    @Test
    void refusesUnknownClaimsAndVersions() {
        assertProblem(get("/v1/claims/cow"), 404, "claim.not_found");
        assertProblem(get("/v1/claims/farm-size?version=9.9"), 404, "claim.version_not_found");
    }

    @Test
    void listsFormats() {
        get("/v1/formats")
                .statusCode(200)
                .body("formats.format", equalTo(Formats.ALL))
                .body("formats.find { it.default }.format", equalTo(Formats.CLAIM_RESULT))
                .body("formats[2].claims", hasItems("smallholder-farmer", "farm-size"))
                .body("formats[2].claims", not(hasItems("registered-farmer")));
    }

    @Test
    void needsAKey() {
        for (String path : List.of("/v1/claims", "/v1/claims/farm-size", "/v1/formats")) {
            assertProblem(given().get(path).then(), 401, "auth.missing_credential");
        }
    }

    @Test
    void saysThatNoClaimsAreConfigured() {
        NotaryRules off = new NotaryRules(TestConfig.without(), environment, sources, new SimpleMeterRegistry());
        off.onStart(null);
        QuarkusMock.installMockForType(off, NotaryRules.class);
        for (String path : List.of("/v1/claims", "/v1/claims/farm-size", "/v1/formats")) {
            assertProblem(get(path), 501, "evidence.server_disabled");
        }
    }

    private ValidatableResponse get(String path) {
        return TestNotary.with(key).get(path).then();
    }

    private static void assertProblem(ValidatableResponse answer, int status, String code) {
        answer.statusCode(status)
                .contentType(containsString("application/problem+json"))
                .body("code", equalTo(code))
                .body("status", equalTo(status))
                .body("title", notNullValue())
                .body("detail", notNullValue())
                .body("type", containsString("/problems/" + code.replace('.', '/')))
                .body("request_id", notNullValue());
    }
}
