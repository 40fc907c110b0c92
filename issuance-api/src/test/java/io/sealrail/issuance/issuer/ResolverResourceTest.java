package io.sealrail.issuance.issuer;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.parsing.Parser;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.sealrail.events.StatusListPublished;
import io.sealrail.issuance.OperatorApi;
import io.sealrail.issuance.TestLists;
import io.sealrail.stack.StackResource;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "chain", value = "false"))
class ResolverResourceTest {

    private static final String RESULT = "application/ld+json;profile=\"https://w3id.org/did-resolution\"";
    private static final String NOBODY = "did:air:id:test:4PB4vLyQXUYCRtAoYjNUZEKKKhbcZPCAm7mzuYTKLQ";

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/did+ld+json", "application/*", "text/html, */*;q=0.8"})
    void givesTheDocumentToWhoeverAsksForNothingElse(String accept) {
        String did = OperatorApi.issuer(OperatorApi.partner());
        given().accept(accept)
                .get("/1.0/identifiers/" + did)
                .then()
                .statusCode(200)
                .contentType(startsWith("application/did+ld+json"))
                .header("Vary", equalTo("Accept"))
                .body("id", equalTo(did))
                .body("'@context'", contains("https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"))
                .body("verificationMethod[0].id", equalTo(did + "#key-1"))
                .body("verificationMethod[0].type", equalTo("Multikey"))
                .body("verificationMethod[0].controller", equalTo(did))
                .body("verificationMethod[0].publicKeyMultibase", startsWith("z6Mk"))
                .body("assertionMethod", contains(did + "#key-1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/did+json", "application/ld+json"})
    void givesTheDocumentInTheAskedType(String accept) {
        String did = OperatorApi.issuer(OperatorApi.partner());
        given().accept(accept)
                .get("/1.0/identifiers/" + did)
                .then()
                .statusCode(200)
                .contentType(startsWith(accept))
                .body("id", equalTo(did));
    }

    @ParameterizedTest
    @ValueSource(strings = {RESULT, "application/did-resolution"})
    void givesTheWholeResultWhenAsked(String accept) {
        String did = OperatorApi.issuer(OperatorApi.partner());
        given().accept(accept)
                .get("/1.0/identifiers/" + did)
                .then()
                .parser("application/did-resolution", Parser.JSON)
                .statusCode(200)
                .body("didDocument.id", equalTo(did))
                .body("didResolutionMetadata.contentType", equalTo("application/did+ld+json"));
    }

    @Test
    void listsKeysOfServedStatusListsAndRetiredKeys() {
        String did = OperatorApi.issuer(OperatorApi.partner());
        StatusListPublished list = TestLists.list(did, 64);
        TestLists.publish(list);
        OperatorApi.operator()
                .post("/admin/v1/issuers/" + did + "/rotate-key")
                .then()
                .statusCode(200);

        Awaitility.await().untilAsserted(() -> given().get("/1.0/identifiers/" + did)
                .then()
                .body("assertionMethod", hasItems(did + "#key-1", did + "#key-2", list.keyId()))
                .body("verificationMethod.publicKeyMultibase", hasItem(list.publicKeyMultibase()))
                .body("verificationMethod.find { it.id == '%s#key-1' }.expires".formatted(did), startsWith("20"))
                .body("verificationMethod.find { it.id == '%s#key-1' }.revoked".formatted(did), nullValue())
                .body("verificationMethod.find { it.id == '%s#key-2' }.expires".formatted(did), nullValue()));
    }

    @Test
    void refusesUnknownDid() {
        given().get("/1.0/identifiers/" + NOBODY).then().statusCode(404).body("code", equalTo("DID_NOT_FOUND"));
        given().accept(RESULT)
                .get("/1.0/identifiers/" + NOBODY)
                .then()
                .statusCode(404)
                .body("didResolutionMetadata.error", equalTo("notFound"))
                .body("didDocument", nullValue());
    }

    @Test
    void refusesWhatIsNoDid() {
        given().get("/1.0/identifiers/nobody").then().statusCode(400).body("code", equalTo("INVALID_DID"));
        given().accept(RESULT)
                .get("/1.0/identifiers/did:")
                .then()
                .statusCode(400)
                .body("didResolutionMetadata.error", equalTo("invalidDid"));
    }

    @Test
    void refusesOtherRepresentations() {
        given().accept("text/turtle")
                .get("/1.0/identifiers/" + NOBODY)
                .then()
                .statusCode(406)
                .body("code", equalTo("REPRESENTATION_NOT_SUPPORTED"));
    }
}
