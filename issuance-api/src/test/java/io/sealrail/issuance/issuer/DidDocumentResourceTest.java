package io.sealrail.issuance.issuer;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.parsing.Parser;
import io.restassured.response.Response;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.sealrail.credential.model.AgentCapabilityContext;
import io.sealrail.events.StatusListPublished;
import io.sealrail.issuance.Json;
import io.sealrail.issuance.OperatorApi;
import io.sealrail.issuance.TestLists;
import io.sealrail.issuance.status.StatusIndexes;
import io.sealrail.stack.StackResource;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "chain", value = "false"))
class DidDocumentResourceTest {

    private static final String DID = "did:web:sealrail.test";

    @Inject
    IssuerKeys keys;

    @Inject
    StatusIndexes indexes;

    @BeforeEach
    void untilItIsMade() {
        Awaitility.await()
                .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
    }

    @Test
    void servesTheIssuersKeysWhereDidWebLooks() {
        given().get("/.well-known/did.json")
                .then()
                .parser("application/did+json", Parser.JSON)
                .statusCode(200)
                .contentType(startsWith("application/did+json"))
                .header("Cache-Control", equalTo("public, no-cache"))
                .header("Access-Control-Allow-Origin", equalTo("*"))
                .header("Vary", equalTo("Accept"))
                .body("id", equalTo(DID))
                .body("'@context'[0]", equalTo("https://www.w3.org/ns/did/v1"))
                .body("'@context'[1]", equalTo("https://w3id.org/security/suites/ed25519-2020/v1"))
                .body("verificationMethod[0].id", equalTo(DID + "#key-1"))
                .body("verificationMethod[0].type", equalTo("Ed25519VerificationKey2020"))
                .body("verificationMethod[0].controller", equalTo(DID))
                .body("verificationMethod[0].publicKeyMultibase", startsWith("z6Mk"))
                .body("assertionMethod", hasItem(DID + "#key-1"))
                .body("$", not(hasKey("authentication")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/did+ld+json", "application/json", "application/ld+json", "application/did+json"})
    void givesTheTypeThatIsAskedFor(String accept) {
        given().accept(accept)
                .get("/.well-known/did.json")
                .then()
                .statusCode(200)
                .contentType(startsWith(accept));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "text/html, */*;q=0.8", "text/turtle"})
    void givesJsonToEverybodyElse(String accept) {
        given().accept(accept)
                .get("/.well-known/did.json")
                .then()
                .statusCode(200)
                .contentType(startsWith("application/did+json"));
    }

    @Test
    void saysWhenNothingChanged() {
        Response json = given().get("/.well-known/did.json");
        String tag = json.header("ETag");

        given().header("If-None-Match", tag).get("/.well-known/did.json").then().statusCode(304);
        given().header("If-None-Match", tag)
                .accept("application/did+ld+json")
                .get("/.well-known/did.json")
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {DID, "did%3Aweb%3Asealrail.test"})
    void isResolvedToo(String asked) {
        given().urlEncodingEnabled(false)
                .get("/1.0/identifiers/" + asked)
                .then()
                .statusCode(200)
                .body("id", equalTo(DID))
                .body("verificationMethod[0].type", equalTo("Ed25519VerificationKey2020"));
    }

    @Test
    void listsKeysOfStatusListsAndRetiredKeysAfterTwoRotations() {
        StatusListPublished list = TestLists.list(DID, 1 << 17);
        TestLists.publish(list);
        String before = signingKey();
        rotate();
        Awaitility.await().until(() -> !signingKey().equals(before));
        String between = signingKey();
        rotate();
        Awaitility.await().until(() -> !signingKey().equals(between));
        String after = signingKey();

        Awaitility.await().untilAsserted(() -> given().get("/.well-known/did.json")
                .then()
                .parser("application/did+json", Parser.JSON)
                .body("assertionMethod", hasItems(before, between, after, list.keyId()))
                .body("verificationMethod.find { it.id == '%s' }.expires".formatted(before), startsWith("20"))
                .body("verificationMethod.find { it.id == '%s' }.expires".formatted(between), startsWith("20"))
                .body("verificationMethod.find { it.id == '%s' }.revoked".formatted(before), nullValue())
                .body("verificationMethod.find { it.id == '%s' }.expires".formatted(after), nullValue())
                .body("'@context'[2]", hasKey("expires")));
        assertNotNull(indexes.take(DID).await().indefinitely());
    }

    @Test
    void showsItToOperatorsAsNobodysOwn() {
        OperatorApi.operator()
                .get("/admin/v1/issuers/" + DID)
                .then()
                .statusCode(200)
                .body("$", hasKey("partnerId"))
                .body("partnerId", nullValue())
                .body("name", equalTo("Platform"));
        OperatorApi.operator()
                .get("/admin/v1/issuers?limit=100")
                .then()
                .statusCode(200)
                .body("items.did", hasItem(DID));
    }

    @Test
    void issuesNothingForPartners() {
        OperatorApi.operator()
                .body(OperatorApi.membership(DID))
                .post("/admin/v1/programs")
                .then()
                .statusCode(400)
                .body("code", equalTo("INVALID_PROGRAM"));
        String issuerDid = OperatorApi.issuer(OperatorApi.partner());
        String programId = OperatorApi.draft(OperatorApi.membership(issuerDid));
        OperatorApi.operator()
                .body(OperatorApi.membership(DID))
                .put("/admin/v1/programs/" + programId)
                .then()
                .statusCode(400)
                .body("code", equalTo("INVALID_PROGRAM"));
    }

    @Test
    void servesTheContextThatCredentialsName() {
        Response context = given().get("/contexts/agent-capability/v1");

        context.then()
                .statusCode(200)
                .contentType(startsWith("application/ld+json"))
                .header("Cache-Control", equalTo("public, max-age=86400"))
                .header("Access-Control-Allow-Origin", equalTo("*"));
        assertEquals(AgentCapabilityContext.document("http://sealrail.test"), Json.object(context.asString()));
        given().header("If-None-Match", context.header("ETag"))
                .get("/contexts/agent-capability/v1")
                .then()
                .statusCode(304);
    }

    @Test
    void knowsNoOtherVersionOfTheContext() {
        given().get("/contexts/agent-capability/v2").then().statusCode(404).body("code", equalTo("NOT_FOUND"));
    }

    private String signingKey() {
        return keys.signer(DID).await().indefinitely().verificationMethod();
    }

    private static void rotate() {
        OperatorApi.operator()
                .post("/admin/v1/issuers/" + DID + "/rotate-key")
                .then()
                .statusCode(200)
                .body("partnerId", nullValue());
    }
}
