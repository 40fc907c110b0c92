package io.sealrail.issuance.webhook;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.sealrail.issuance.credential.TestPartner;
import io.sealrail.stack.OperatorTokens;
import io.sealrail.stack.StackResource;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "chain", value = "false"))
class KycWebhookResourceTest {

    private static final String SCHEMA = """
            {"type":"object","properties":{"kycVerified":{"type":"boolean"},"kycLevel":{"type":"string"},
             "verifiedAt":{"type":"string","format":"date-time"}},"required":["kycVerified","kycLevel","verifiedAt"]}""";

    private static TestPartner partner;
    private static String program;
    private static String secret;

    @BeforeEach
    void once() {
        if (partner == null) {
            partner = TestPartner.create();
            program = partner.publish(partner.draft(SCHEMA, ""));
            secret = newSecret().getString("secret");
        }
    }

    @Test
    void issuesTheCredentialOfItsProgram() throws Exception {
        Response response = deliver(id(), now(), body(email(), "full"), secret);
        response.then()
                .statusCode(200)
                .body("size()", equalTo(2))
                .body("success", equalTo(true))
                .body("coreClaimHash", matchesPattern("[0-9a-f]{64}"));
        JsonNode subject = document(response.path("coreClaimHash")).path("credentialSubject");
        assertTrue(subject.path("kycVerified").booleanValue());
        assertEquals("full", subject.path("kycLevel").asText());
        assertTrue(
                subject.path("verifiedAt").asText().matches("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{3})Z"));
    }

    @Test
    void answersADeliveredAgainMessageFromTheFirstResult() {
        String id = id();
        String body = body(email(), "full");
        String first = deliver(id, now() - 10, body, secret).path("coreClaimHash");
        String again = deliver(id, now(), body, secret).path("coreClaimHash");
        assertEquals(first, again);
        deliver(id, now(), body(email(), "full"), secret)
                .then()
                .statusCode(422)
                .body("code", equalTo("IDEMPOTENCY_KEY_REUSED"));
    }

    @Test
    void acceptsEachActiveSecretAndNoOther() {
        String next = newSecret().getString("secret");
        deliver(id(), now(), body(email(), "full"), secret).then().statusCode(200);
        deliver(id(), now(), body(email(), "full"), next).then().statusCode(200);
        String unknown = "whsec_" + Base64.getEncoder().encodeToString(new byte[32]);
        assertRefused("WEBHOOK_SIGNATURE", deliver(id(), now(), body(email(), "full"), unknown));
    }

    @Test
    void acceptsNoRetiredSecret() {
        JsonPath retired = newSecret();
        String secretOfOld = retired.getString("secret");
        deliver(id(), now(), body(email(), "full"), secretOfOld).then().statusCode(200);
        RestAssured.given()
                .header("authorization", "Bearer " + OperatorTokens.token())
                .delete("/admin/v1/partners/" + partner.id() + "/webhook-secrets/" + retired.getString("secretId"))
                .then()
                .statusCode(204);
        assertRefused("WEBHOOK_SIGNATURE", deliver(id(), now(), body(email(), "full"), secretOfOld));
    }

    @Test
    void namesTheRuleThatFails() {
        String body = body(email(), "full");
        assertRefused("WEBHOOK_TOO_OLD", deliver(id(), now() - 301, body, secret));
        assertRefused("WEBHOOK_TOO_NEW", deliver(id(), now() + 301, body, secret));
        assertRefused(
                "WEBHOOK_ID",
                RestAssured.given().contentType("application/json").body(body).post("/webhooks/kyc-complete"));
    }

    @Test
    void refusesABodyThatIsNoKycMessage() {
        deliver(id(), now(), "{\"kycLevel\":\"full\"}", secret)
                .then()
                .statusCode(400)
                .body("message", equalTo("userEmail is missing or not an e-mail address"));
        deliver(id(), now(), "{\"userEmail\":\"jane@example.com\"}", secret)
                .then()
                .statusCode(400)
                .body("error", equalTo(400));
        deliver(id(), now(), "{", secret).then().statusCode(400).body("code", equalTo("MALFORMED_JSON"));
        deliver(id(), now(), "{\"userEmail\":\"jane@example.com\",\"kycLevel\":3}", secret)
                .then()
                .statusCode(400)
                .body("code", equalTo("INVALID_SUBJECT"));
    }

    private static void assertRefused(String code, Response response) {
        response.then().statusCode(401).body("error", equalTo(401)).body("code", equalTo(code));
    }

    private static Response deliver(String id, long timestamp, String body, String whsec) {
        return RestAssured.given()
                .header("webhook-id", id)
                .header("webhook-timestamp", timestamp)
                .header("webhook-signature", "v1," + sign(id + "." + timestamp + "." + body, whsec))
                .contentType("application/json")
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/webhooks/kyc-complete");
    }

    private static String sign(String content, String whsec) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(whsec.substring("whsec_".length())), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonPath newSecret() {
        return TestPartner.post(
                        "/admin/v1/partners/" + partner.id() + "/webhook-secrets",
                        "{\"programId\":\"" + program + "\"}")
                .jsonPath();
    }

    private static JsonNode document(String hash) throws Exception {
        String vcId = partner.status(hash).path("vcId");
        return new ObjectMapper()
                .readTree(partner.as(email()).get("/v1/credentials/" + vcId).asString());
    }

    private static String body(String email, String level) {
        return "{\"userEmail\":\"" + email + "\",\"kycLevel\":\"" + level + "\"}";
    }

    private static String id() {
        return "msg_" + UUID.randomUUID();
    }

    private static String email() {
        return "user-" + UUID.randomUUID() + "@example.com";
    }

    private static long now() {
        return Instant.now().getEpochSecond();
    }
}
