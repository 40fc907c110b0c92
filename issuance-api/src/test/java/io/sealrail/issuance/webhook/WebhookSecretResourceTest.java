package io.sealrail.issuance.webhook;

import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.junit.jupiter.api.Test;

import io.sealrail.issuance.OperatorApi;
import io.sealrail.stack.StackResource;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "chain", value = "false"))
class WebhookSecretResourceTest {

    @Inject
    WebhookSecrets secrets;

    @Inject
    Pool pool;

    @Test
    void showsSecretOnceAndKeepsItEncrypted() {
        String partnerId = OperatorApi.partner();
        String programId = OperatorApi.program(OperatorApi.issuer(partnerId));

        JsonPath made = create(partnerId, programId);

        byte[] secret = Base64.getDecoder().decode(made.getString("secret").substring("whsec_".length()));
        UUID id = UUID.fromString(made.getString("secretId"));
        WebhookSecret active = active(id).orElseThrow();
        assertArrayEquals(secret, active.secret());
        assertEquals(UUID.fromString(partnerId), active.partnerId());
        assertEquals(programId, active.programId());
        assertFalse(active.toString().contains("secret="));
        byte[] stored = pool.preparedQuery("select encrypted_secret from webhook_secrets where secret_id = $1")
                .executeAndAwait(Tuple.of(id))
                .iterator()
                .next()
                .getBuffer(0)
                .getBytes();
        assertFalse(Arrays.toString(stored).contains(Arrays.toString(secret).replaceAll("[\\[\\]]", "")));
        OperatorApi.operator()
                .get("/admin/v1/partners/" + partnerId + "/webhook-secrets")
                .then()
                .statusCode(200)
                .body("secretId", contains(id.toString()))
                .body("[0].secret", nullValue());
    }

    @Test
    void retiresOneOfSeveral() {
        String partnerId = OperatorApi.partner();
        String programId = OperatorApi.program(OperatorApi.issuer(partnerId));
        UUID old = UUID.fromString(create(partnerId, programId).getString("secretId"));
        UUID next = UUID.fromString(create(partnerId, programId).getString("secretId"));
        assertTrue(active(old).isPresent());

        OperatorApi.operator()
                .delete("/admin/v1/partners/" + partnerId + "/webhook-secrets/" + old)
                .then()
                .statusCode(204);

        assertTrue(active(old).isEmpty());
        assertTrue(active(next).isPresent());
        OperatorApi.operator()
                .get("/admin/v1/partners/" + partnerId + "/webhook-secrets")
                .then()
                .body("[0].retiredAt", notNullValue())
                .body("[1].retiredAt", nullValue());
    }

    @Test
    void refusesProgramOfAnotherPartner() {
        String foreign = OperatorApi.program(OperatorApi.issuer(OperatorApi.partner()));
        OperatorApi.operator()
                .body(Map.of("programId", foreign))
                .post("/admin/v1/partners/" + OperatorApi.partner() + "/webhook-secrets")
                .then()
                .statusCode(404)
                .body("code", equalTo("PROGRAM_UNKNOWN"));
    }

    @Test
    void refusesCallWithoutProgram() {
        OperatorApi.operator()
                .body("{}")
                .post("/admin/v1/partners/" + OperatorApi.partner() + "/webhook-secrets")
                .then()
                .statusCode(400)
                .body("code", equalTo("VALIDATION"));
    }

    @Test
    void refusesUnknownPartner() {
        String path = "/admin/v1/partners/" + OperatorApi.nobody() + "/webhook-secrets";
        OperatorApi.operator().get(path).then().statusCode(404).body("code", equalTo("PARTNER_UNKNOWN"));
        OperatorApi.operator()
                .body(Map.of("programId", "c2aaaaaaaaaaaaaaaaaaaa"))
                .post(path)
                .then()
                .statusCode(404)
                .body("code", equalTo("PARTNER_UNKNOWN"));
    }

    @Test
    void refusesToRetireSecretOfAnotherPartner() {
        String owner = OperatorApi.partner();
        String id =
                create(owner, OperatorApi.program(OperatorApi.issuer(owner))).getString("secretId");
        OperatorApi.operator()
                .delete("/admin/v1/partners/" + OperatorApi.partner() + "/webhook-secrets/" + id)
                .then()
                .statusCode(404)
                .body("code", equalTo("WEBHOOK_SECRET_UNKNOWN"));
    }

    private Optional<WebhookSecret> active(UUID id) {
        return secrets.active().await().indefinitely().stream()
                .filter(secret -> secret.secretId().equals(id))
                .findFirst();
    }

    private static JsonPath create(String partnerId, String programId) {
        return OperatorApi.operator()
                .body(Map.of("programId", programId))
                .post("/admin/v1/partners/" + partnerId + "/webhook-secrets")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }
}
