package io.sealrail.issuance.agent;

import java.time.Duration;
import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Row;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.sealrail.credential.canonical.Contexts;
import io.sealrail.credential.key.Multikey;
import io.sealrail.credential.model.AgentCapabilityContext;
import io.sealrail.credential.proof.DataIntegrity;
import io.sealrail.issuance.OperatorApi;
import io.sealrail.issuance.organization.TestOrganizations;
import io.sealrail.stack.StackResource;

import static io.sealrail.issuance.agent.TestAgents.AGENTS;
import static io.sealrail.issuance.agent.TestAgents.body;
import static io.sealrail.issuance.agent.TestAgents.credential;
import static io.sealrail.issuance.agent.TestAgents.history;
import static io.sealrail.issuance.agent.TestAgents.publish;
import static io.sealrail.issuance.agent.TestAgents.register;
import static io.sealrail.issuance.agent.TestAgents.slug;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "chain", value = "false"))
class AgentCredentialResourceTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private TestOrganizations organization;
    private String slug;

    @BeforeEach
    void prepare() {
        TestAgents.serveList();
        organization = TestOrganizations.create();
        slug = slug();
    }

    @Test
    void givesEverybodyTheSignedCredential() throws Exception {
        String vcId = register(organization, body(slug)).path("vc_id");
        String answered = current()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", equalTo("*"))
                .header("Cache-Control", equalTo("no-store"))
                .body("message", nullValue())
                .extract()
                .asString();
        ObjectNode document = (ObjectNode) JSON.readTree(answered).get("credential");
        assertEquals(
                expected(vcId, document.path("issuanceDate").asText()),
                document.deepCopy().without("proof"));
        assertEquals("Ed25519Signature2020", document.at("/proof/type").asText());
        assertTrue(verifies(document));
        document.withObject("credentialSubject").put("displayName", "Another");
        assertFalse(verifies(document));
    }

    @Test
    void saysTheAgentsOwnKeyAndNeverItsMetadata() throws Exception {
        String key = "z6MkpTHR8VNsBxYAAWHut2Geadd9jSwuBV8xRoAnwWsdvktH";
        ObjectNode body = body(slug).put("publicKeyMultibase", key);
        body.putObject("metadata").put("secret-plan", "canary");
        register(organization, body).then().statusCode(201);
        String answered = current()
                .body("credential.credentialSubject.publicKeyMultibase", equalTo(key))
                .extract()
                .asString();
        assertFalse(answered.contains("secret-plan") || answered.contains("canary"));
        assertTrue(verifies((ObjectNode) JSON.readTree(answered).get("credential")));
        publish(organization, slug, "{}").then().statusCode(201);
        current().body("credential.credentialSubject.publicKeyMultibase", equalTo(key));
    }

    @Test
    void signsTextOfEveryKindSoThatItVerifies() throws Exception {
        ObjectNode body = body(slug)
                .put("display_name", "Ünï \"q\" \\ 👩‍🚀 @id <b> _:b0")
                .put("description", "line\n\ttab  \u2028 end\ufeff");
        body.putArray("capabilities")
                .add("@type")
                .add("https://x.example/a b")
                .add("null")
                .add(" spaced ");
        register(organization, body).then().statusCode(201);
        ObjectNode document =
                (ObjectNode) JSON.readTree(current().extract().asString()).get("credential");
        assertTrue(verifies(document));
        assertEquals(body.get("description"), document.at("/credentialSubject/description"));
    }

    @Test
    void showsTheNewestVersionAsCurrentAndAllInTheHistory() {
        String first = register(organization, body(slug)).path("vc_id");
        String second =
                publish(organization, slug, "{\"description\":\"Second\"}").path("vc_id");
        current().body("credential.id", equalTo(second)).body("credential.credentialSubject.agentVersion", equalTo(2));
        history(organization, slug)
                .then()
                .statusCode(200)
                .body("credentials.vc_id", contains(second, first))
                .body("credentials.version", contains(2, 1))
                .body("credentials[0].revoked_at", nullValue())
                .body("credentials[1].revoked_at", matchesPattern(".*T\\d\\d:\\d\\d:\\d\\dZ"))
                .body("credentials[0].issued_at", matchesPattern(".*T\\d\\d:\\d\\d:\\d\\dZ"))
                .body("credentials[0].expires_at", matchesPattern(".*T\\d\\d:\\d\\d:\\d\\dZ"))
                .body("credentials[0].vc_json.id", equalTo(second))
                .body("total", equalTo(2))
                .body("page", equalTo(1))
                .body("per_page", equalTo(1000))
                .body("has_more", equalTo(false))
                .body("request_id", matchesPattern("req_[0-9A-Z]{26}"));
        organization
                .asMember()
                .queryParam("per_page", 1)
                .queryParam("page", 2)
                .get(AGENTS + "/" + slug + "/credentials")
                .then()
                .body("credentials.vc_id", contains(first))
                .body("has_more", equalTo(false));
    }

    @Test
    void givesEachDocumentToTheOperatorAndToNoPartner() {
        String vcId = register(organization, body(slug)).path("vc_id");
        OperatorApi.operator()
                .get("/v1/credentials/" + vcId)
                .then()
                .statusCode(200)
                .body("id", equalTo(vcId));
        RestAssured.get("/v1/credentials/" + vcId).then().statusCode(401);
    }

    private JsonNode expected(String vcId, String from) throws Exception {
        Row row = credential(vcId);
        int index = row.getInteger("status_list_index");
        String list = publicUrl() + "/credentials/status/" + row.getString("status_list_id");
        return JSON.readTree("""
                {"@context":["https://www.w3.org/2018/credentials/v1","%s","https://w3id.org/vc/status-list/2021/v1",
                 "https://w3id.org/security/suites/ed25519-2020/v1"],
                 "id":"%s","type":["VerifiableCredential","AgentCapabilityCredential"],"issuer":"%s",
                 "issuanceDate":"%s","expirationDate":"%s",
                 "credentialSubject":{"id":"%s","agentSlug":"%s","agentVersion":1,
                  "displayName":"Travel assistant","description":"Books journeys",
                  "capabilities":["tool_call","transaction"]},
                 "coreClaimHash":"%s",
                 "credentialStatus":{"id":"%s#%d","type":"StatusList2021Entry","statusPurpose":"revocation",
                  "statusListIndex":"%d","statusListCredential":"%s/credential"}}""".formatted(
                        AgentCapabilityContext.url(publicUrl()),
                        vcId,
                        TestAgents.issuerDid(),
                        from,
                        Instant.parse(from).plus(Duration.ofDays(365)),
                        TestAgents.issuerDid() + ":agents:" + slug,
                        slug,
                        row.getString("core_claim_hash"),
                        list,
                        index,
                        index,
                        list));
    }

    private ValidatableResponse current() {
        return RestAssured.get(AGENTS + "/" + slug + "/credential").then();
    }

    private static boolean verifies(ObjectNode document) {
        ObjectNode proof = (ObjectNode) document.get("proof");
        String keyId = proof.path("verificationMethod").asText();
        String key = TestAgents.rows("select public_key_multibase from issuer_keys where key_id = $1", keyId)
                .iterator()
                .next()
                .getString(0);
        Contexts contexts = Contexts.bundled()
                .with(AgentCapabilityContext.url(publicUrl()), AgentCapabilityContext.document(publicUrl()));
        return DataIntegrity.verify(document, proof, Multikey.decodeEd25519(key), contexts);
    }

    private static String publicUrl() {
        return ConfigProvider.getConfig().getValue("sealrail.public-url", String.class);
    }
}
