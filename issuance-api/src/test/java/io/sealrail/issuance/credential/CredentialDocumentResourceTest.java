package io.sealrail.issuance.credential;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.sealrail.credential.canonical.Contexts;
import io.sealrail.credential.key.Multikey;
import io.sealrail.credential.proof.DataIntegrity;
import io.sealrail.issuance.agent.TestAgents;
import io.sealrail.issuance.organization.TestOrganizations;
import io.sealrail.stack.OperatorTokens;
import io.sealrail.stack.StackResource;

import static io.sealrail.issuance.credential.TestPartner.unique;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "chain", value = "false"))
class CredentialDocumentResourceTest {

    private static TestPartner partner;

    @BeforeEach
    void once() {
        if (partner == null) {
            partner = TestPartner.create();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"eddsa-rdfc-2022", "eddsa-jcs-2022"})
    void givesASignedDocumentThatBindsTheHash(String cryptosuite) throws Exception {
        String program = partner.program(",\"cryptosuite\":\"" + cryptosuite + "\",\"validity\":\"P365D\"");
        Response issued = partner.issue(unique(), partner.body(program));
        ObjectNode document = read(vcId(issued));
        assertEquals(
                issued.path("coreClaimHash"), document.path("coreClaimHash").asText());
        assertEquals(
                "urn:uuid:" + issued.path("userUuid"),
                document.at("/credentialSubject/id").asText());
        assertEquals(25, document.at("/credentialSubject/age").intValue());
        assertEquals(partner.issuerDid(), document.path("issuer").asText());
        assertEquals(cryptosuite, document.at("/proof/cryptosuite").asText());
        assertEquals(
                "BitstringStatusListEntry",
                document.at("/credentialStatus/type").asText());
        assertTrue(document.at("/credentialStatus/statusListIndex").isTextual());
        assertTrue(verifies(document, contexts(document)));
        document.withObject("credentialSubject").put("age", 26);
        assertFalse(verifies(document, contexts(document)));
    }

    @Test
    void givesItToTheOperator() {
        String vcId = vcId(partner.issue(unique(), partner.body(partner.program())));
        RestAssured.given()
                .header("authorization", "Bearer " + OperatorTokens.token())
                .header("accept", "application/vc+ld+json")
                .get("/v1/credentials/" + vcId)
                .then()
                .statusCode(200)
                .contentType("application/vc+ld+json")
                .body("coreClaimHash.length()", equalTo(64));
    }

    /** The colons of the URN may be sent as they are or encoded. */
    @ParameterizedTest
    @ValueSource(strings = {"urn:uuid:", "urn%3Auuid%3A"})
    void givesTheOperatorThatOfAnAgent(String encoded) {
        TestAgents.serveList();
        String vcId = TestAgents.register(TestOrganizations.create(), TestAgents.body(TestAgents.slug()))
                .path("vc_id");
        String path = vcId.replace("urn:uuid:", encoded);

        asOperator("/v1/credentials/" + path).statusCode(200).body("id", equalTo(vcId));
        asOperator("/admin/v1/credentials/" + path)
                .statusCode(200)
                .body("vcId", equalTo(vcId))
                .body("issuerDid", equalTo("did:web:sealrail.test"));
        partner.as(unique())
                .urlEncodingEnabled(false)
                .get("/v1/credentials/" + path)
                .then()
                .statusCode(404);
    }

    private static ValidatableResponse asOperator(String path) {
        return RestAssured.given()
                .header("authorization", "Bearer " + OperatorTokens.token())
                .urlEncodingEnabled(false)
                .get(path)
                .then();
    }

    @Test
    void hidesItFromEverybodyElse() {
        String vcId = vcId(partner.issue(unique(), partner.body(partner.program())));
        TestPartner.create()
                .as(unique())
                .get("/v1/credentials/" + vcId)
                .then()
                .statusCode(404)
                .body("error", equalTo(404))
                .body("code", equalTo("CREDENTIAL_NOT_FOUND"));
        RestAssured.get("/v1/credentials/" + vcId)
                .then()
                .statusCode(401)
                .body("error", equalTo(401))
                .body("code", equalTo("TOKEN_MISSING"));
        bearer("not-a-token", vcId).then().statusCode(401).body("error", equalTo(401));
        bearer(OperatorTokens.tokenOf("auditor"), vcId).then().statusCode(403).body("error", equalTo(403));
    }

    @ParameterizedTest
    @ValueSource(strings = {"c2unknown", "a-b", "%00", "urn:uuid:7f3c2a8e-5f0b-4a52-9d43-0f2d7a0c1b11", "urn:uuid:x"})
    void knowsNothingOfOtherIds(String vcId) {
        partner.as(unique())
                .urlEncodingEnabled(false)
                .get("/v1/credentials/" + vcId)
                .then()
                .statusCode(404);
    }

    private static Response bearer(String token, String vcId) {
        return RestAssured.given().header("authorization", "Bearer " + token).get("/v1/credentials/" + vcId);
    }

    private static String vcId(Response issued) {
        assertEquals(200, issued.statusCode(), issued.asString());
        return partner.status(issued.path("coreClaimHash")).path("vcId");
    }

    private static ObjectNode read(String vcId) throws Exception {
        String text = partner.as(unique())
                .get("/v1/credentials/" + vcId)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        return (ObjectNode) new ObjectMapper().readTree(text);
    }

    private static boolean verifies(ObjectNode document, Contexts contexts) {
        String key = RestAssured.given()
                .accept("application/json")
                .get("/1.0/identifiers/" + partner.issuerDid())
                .jsonPath()
                .getString("verificationMethod[0].publicKeyMultibase");
        ObjectNode proof = (ObjectNode) document.get("proof");
        return DataIntegrity.verify(document, proof, Multikey.decodeEd25519(key), contexts);
    }

    private static Contexts contexts(ObjectNode document) throws Exception {
        String url = document.at("/@context/1").asText();
        String path = url.substring(url.indexOf("/contexts/"));
        String context = RestAssured.get(path).then().statusCode(200).extract().asString();
        return Contexts.bundled().with(url, new ObjectMapper().readTree(context));
    }
}
