package io.sealrail.issuance.issuer;

import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.sealrail.credential.key.CompactJws;
import io.sealrail.credential.key.Jwk;
import io.sealrail.credential.key.Jws;
import io.sealrail.credential.key.Signer;
import io.sealrail.events.StatusListPublished;
import io.sealrail.issuance.Json;
import io.sealrail.issuance.OperatorApi;
import io.sealrail.issuance.TestLists;
import io.sealrail.stack.StackResource;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "chain", value = "false"))
class KeySetResourceTest {

    private static final String DID = "did:web:sealrail.test";

    @Inject
    IssuerKeys keys;

    @Inject
    Pool pool;

    @BeforeEach
    void untilItIsMade() {
        Awaitility.await()
                .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
    }

    @Test
    void verifiesWhatThePlatformSigns() {
        Signer signer = keys.signer(DID).await().indefinitely();
        Jws signed =
                Jws.parse(CompactJws.sign(CompactJws.header("dc+sd-jwt", signer), Json.object("{\"a\":1}"), signer));

        Map<String, Object> key = jwks().getMap("keys.find { it.kid == '%s' }".formatted(signer.verificationMethod()));
        assertTrue(Jwk.parse(Json.object(Json.text(key))).verifies(signed));
        assertEquals("EdDSA", key.get("alg"));
        assertEquals("sig", key.get("use"));
    }

    @Test
    void holdsTheKeysOfListsAndRetiredKeysUnderTheIdsOfTheDidDocument() {
        StatusListPublished list = TestLists.list(DID, 1 << 17);
        TestLists.publish(list);
        String before = signingKey();
        OperatorApi.operator()
                .post("/admin/v1/issuers/" + DID + "/rotate-key")
                .then()
                .statusCode(200);
        Awaitility.await().until(() -> !signingKey().equals(before));

        Awaitility.await().untilAsserted(() -> given().get("/.well-known/jwks.json")
                .then()
                .statusCode(200)
                .body("keys.kid", hasItems(before, signingKey(), list.keyId()))
                .body("keys", everyItem(not(hasKey("d")))));
        List<String> inDidDocument = new JsonPath(
                        given().get("/.well-known/did.json").asString())
                .getList("verificationMethod.findAll { it.revoked == null }.id");
        assertEquals(inDidDocument, jwks().getList("keys.kid"));
    }

    @Test
    void leavesOutACompromisedKey() {
        String before = signingKey();
        OperatorApi.operator()
                .post("/admin/v1/issuers/" + DID + "/rotate-key")
                .then()
                .statusCode(200);
        Awaitility.await().until(() -> !signingKey().equals(before));
        revoke(before, "now()");

        Awaitility.await().until(() -> !jwks().getList("keys.kid").contains(before));
        assertFalse(jwks().getList("keys.kid").isEmpty());
        revoke(before, "null");
    }

    @Test
    void saysWhoTheHttpsIssuerIs() {
        given().get("/.well-known/jwt-vc-issuer")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("issuer", equalTo("http://sealrail.test"))
                .body("keySet()", hasSize(2))
                .body("jwks.keys.kid", hasItems(signingKey()))
                .body("jwks.keys.kty", everyItem(equalTo("OKP")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/.well-known/jwks.json", "/.well-known/jwt-vc-issuer"})
    void isPublicAndKnownAgain(String path) {
        Response first = given().header("Origin", "https://wallet.example").get(path);

        first.then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", equalTo("*"))
                .header("Cache-Control", equalTo("public, no-cache"));
        given().header("If-None-Match", first.header("ETag")).get(path).then().statusCode(304);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/.well-known", "/.well-known/", "/.well-known/jwks", "/.well-known/jwt-vc-issuer/tenant"})
    void knowsNothingElse(String path) {
        given().get(path)
                .then()
                .statusCode(404)
                .contentType(startsWith("application/json"))
                .body("code", equalTo("NOT_FOUND"));
    }

    private void revoke(String keyId, String at) {
        pool.preparedQuery("update issuer_keys set revoked_at = " + at + " where key_id = $1")
                .execute(Tuple.of(keyId))
                .await()
                .indefinitely();
    }

    private static JsonPath jwks() {
        return given().get("/.well-known/jwks.json").jsonPath();
    }

    private String signingKey() {
        return keys.signer(DID).await().indefinitely().verificationMethod();
    }
}
