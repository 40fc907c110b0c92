package io.sealrail.issuance.partner;

import java.time.Duration;
import java.util.UUID;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.sealrail.issuance.credential.TestPartner;
import io.sealrail.stack.OperatorTokens;
import io.sealrail.stack.StackResource;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

/** Each 401 over HTTP: the status call with a hash that nobody has answers 404 as soon as the token is right. */
@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "chain", value = "false"))
class PartnerAuthTest {

    private static final String NOBODYS = "0".repeat(64);

    private static TestPartner partner;

    @BeforeEach
    void once() {
        if (partner == null) {
            partner = TestPartner.create();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ES256", "RS256", "EdDSA"})
    void acceptsEachAlgorithm(String alg) {
        PartnerKey key =
                switch (alg) {
                    case "ES256" -> PartnerKey.es256();
                    case "RS256" -> PartnerKey.rs256();
                    default -> PartnerKey.eddsa();
                };
        TestPartner other = TestPartner.create(key, "[]");
        String token = other.token("jane@example.com").build();
        call(token).then().statusCode(404).body("code", equalTo("CREDENTIAL_NOT_FOUND"));
        call(token).then().statusCode(404);
    }

    @Test
    void refusesAMissingToken() {
        assertRefused("TOKEN_MISSING", RestAssured.get("/v1/credentials/status?coreClaimHash=" + NOBODYS));
    }

    @Test
    void refusesATokenSignedByAnotherKey() {
        PartnerKey thief = PartnerKey.es256().named(partner.key().kid());
        assertRefused("TOKEN_SIGNATURE", call(token(thief).build()));
    }

    @Test
    void refusesAChangedToken() {
        String token = token(partner.key()).build();
        call(token).then().statusCode(404);
        int middle = token.lastIndexOf('.') - 1;
        String other = token(partner.key()).claim("email", "joe@example.com").build();
        String payload = other.substring(other.indexOf('.'), other.lastIndexOf('.'));
        String changed = token.substring(0, token.indexOf('.')) + payload + token.substring(middle + 1);
        assertRefused("TOKEN_SIGNATURE", call(changed));
    }

    @Test
    void refusesAnotherAlgorithmThanTheKeys() {
        assertRefused(
                "TOKEN_SIGNATURE",
                call(token(partner.key()).header("alg", "RS256").build()));
        assertRefused(
                "TOKEN_ALG", call(token(partner.key()).header("alg", "none").build()));
    }

    @Test
    void refusesExpiredTokensAndThoseThatLastTooLong() {
        assertRefused(
                "TOKEN_EXPIRED",
                call(token(partner.key()).expiringIn(Duration.ofMinutes(-1)).build()));
        assertRefused(
                "TOKEN_EXP_TOO_FAR",
                call(token(partner.key()).expiringIn(Duration.ofHours(1)).build()));
    }

    @Test
    void refusesAnUnknownKidAndAMissingTyp() {
        assertRefused("KID_UNKNOWN", call(token(partner.key().named("other")).build()));
        assertRefused(
                "TOKEN_TYP", call(token(partner.key()).withoutHeader("typ").build()));
        assertRefused("TOKEN_MALFORMED", call("not-a-token"));
    }

    @Test
    void refusesAnUnknownPartner() {
        String token = TokenBuilder.of(partner.key(), UUID.randomUUID(), "jane@example.com")
                .build();
        assertRefused("PARTNER_UNKNOWN", call(token));
    }

    @Test
    void refusesTheKeyOfAnotherPartner() {
        TestPartner other = TestPartner.create();
        String token =
                TokenBuilder.of(other.key(), partner.id(), "jane@example.com").build();
        assertRefused("KID_UNKNOWN", call(token));
    }

    @Test
    void refusesWithoutScopeAndEmail() {
        assertRefused("TOKEN_SCOPE", call(token(partner.key()).without("scope").build()));
        assertRefused("TOKEN_EMAIL", call(token(partner.key()).without("email").build()));
    }

    @Test
    void neverAsksAJwksUrlThatLeadsToAPrivateAddress() {
        PartnerKey key = PartnerKey.es256();
        UUID id = TestPartner.post("/admin/v1/partners", """
                {"name":"Example Ltd","jwksUrl":"https://jwks.partner.invalid/keys","features":[]}""").jsonPath().getUUID("partnerId");
        assertRefused(
                "JWKS_UNREACHABLE",
                call(TokenBuilder.of(key, id, "jane@example.com").build()));
    }

    @Test
    void forgetsAKeyThatThePartnerTookAwayWithinASecond() {
        TestPartner rotating = TestPartner.create();
        String token = rotating.token("jane@example.com").build();
        call(token).then().statusCode(404);
        RestAssured.given()
                .header("authorization", "Bearer " + OperatorTokens.token())
                .contentType("application/json")
                .body("{\"jwks\":" + PartnerKey.es256().jwks() + "}")
                .patch("/admin/v1/partners/" + rotating.id())
                .then()
                .statusCode(200);
        await().atMost(Duration.ofSeconds(1)).untilAsserted(() -> assertRefused("KID_UNKNOWN", call(token)));
    }

    private static TokenBuilder token(PartnerKey key) {
        return TokenBuilder.of(key, partner.id(), "jane@example.com");
    }

    private static Response call(String token) {
        return RestAssured.given()
                .header("x-partner-auth", token)
                .queryParam("coreClaimHash", NOBODYS)
                .get("/v1/credentials/status");
    }

    private static void assertRefused(String code, Response response) {
        response.then()
                .statusCode(401)
                .contentType("application/json")
                .body("error", equalTo(401))
                .body("code", equalTo(code))
                .body("message", not(equalTo("")))
                .body("message", not(containsString("jane")))
                .body("message", not(containsString(partner.id().toString())));
    }
}
