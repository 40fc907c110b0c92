package io.sealrail.issuance.agent;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.sealrail.issuance.organization.TestOrganizations;
import io.sealrail.stack.StackResource;

import static io.sealrail.issuance.agent.TestAgents.AGENTS;
import static io.sealrail.issuance.agent.TestAgents.body;
import static io.sealrail.issuance.agent.TestAgents.publish;
import static io.sealrail.issuance.agent.TestAgents.register;
import static io.sealrail.issuance.agent.TestAgents.registered;
import static io.sealrail.issuance.agent.TestAgents.slug;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "chain", value = "false"))
class AgentResourceTest {

    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ";
    private static final String REQUEST_ID = "req_[0-9A-Z]{26}";
    private static final ObjectMapper JSON = new ObjectMapper();

    private TestOrganizations organization;

    @BeforeEach
    void prepare() {
        TestAgents.serveList();
        organization = TestOrganizations.create();
    }

    @Test
    void registersAnAgentWithItsCredential() throws Exception {
        String slug = slug();
        ObjectNode body = body(slug);
        body.putObject("metadata").put("team", "travel").put("budget", 1.5);
        Response registered = register(organization, body);
        registered
                .then()
                .statusCode(201)
                .body("agent_slug", equalTo(slug))
                .body("did", equalTo(TestAgents.issuerDid() + ":agents:" + slug))
                .body("display_name", equalTo("Travel assistant"))
                .body("description", equalTo("Books journeys"))
                .body("capabilities", contains("tool_call", "transaction"))
                .body("metadata.team", equalTo("travel"))
                .body("version", equalTo(1))
                .body("status", equalTo("active"))
                .body("owner_id", equalTo(organization.organizationId()))
                .body("created_at", matchesPattern(TIME))
                .body("updated_at", matchesPattern(TIME))
                .body("vc_id", matchesPattern("urn:uuid:[0-9a-f-]{36}"))
                .body("request_id", matchesPattern(REQUEST_ID));
        ObjectNode event = (ObjectNode) JSON.readTree(TestAgents.events(registered.path("vc_id"), "issue-requested.v1")
                .get(0));
        assertEquals("agent", event.path("kind").asText());
        assertEquals(TestAgents.issuerDid(), event.path("issuerDid").asText());
        assertNull(event.get("replaces"));
        ObjectNode shown = (ObjectNode)
                JSON.readTree(organization.asMember().get(AGENTS + "/" + slug).asString());
        ObjectNode answered = (ObjectNode) JSON.readTree(registered.asString());
        shown.remove("request_id");
        answered.remove("request_id");
        assertEquals(answered, shown);
    }

    @Test
    void givesAnAgentWithoutMetadataAnEmptyOne() {
        register(organization, body(slug())).then().statusCode(201).body("metadata.size()", equalTo(0));
    }

    @Test
    void letsNoSlugBeTakenTwice() {
        String slug = registered(organization);
        refused(register(organization, body(slug)), 409, "SLUG_TAKEN");
        refused(register(TestOrganizations.create(), body(slug)), 409, "SLUG_TAKEN");
        organization
                .asAdmin()
                .post(AGENTS + "/" + slug + "/decommission")
                .then()
                .statusCode(200);
        refused(register(organization, body(slug)), 409, "SLUG_TAKEN");
    }

    @Test
    void listsInPages() {
        String first = registered(organization);
        String second = registered(organization);
        String third = registered(organization);
        organization
                .asMember()
                .queryParam("per_page", 2)
                .get(AGENTS)
                .then()
                .statusCode(200)
                .body("agents.agent_slug", contains(first, second))
                .body("agents[0].containsKey('request_id')", equalTo(false))
                .body("total", equalTo(3))
                .body("page", equalTo(1))
                .body("per_page", equalTo(2))
                .body("has_more", equalTo(true))
                .body("request_id", matchesPattern(REQUEST_ID));
        organization
                .asMember()
                .queryParam("page", 2)
                .queryParam("per_page", 2)
                .get(AGENTS)
                .then()
                .body("agents.agent_slug", contains(third))
                .body("has_more", equalTo(false));
    }

    @Test
    void aVersionChangesWhatItNamesAndReplacesTheCredential() throws Exception {
        String slug = slug();
        String first = register(organization, body(slug)).path("vc_id");
        Response second = publish(organization, slug, """
                {"description":"Books hotels","capabilities":["communication"]}""");
        second.then()
                .statusCode(201)
                .body("version", equalTo(2))
                .body("display_name", equalTo("Travel assistant"))
                .body("description", equalTo("Books hotels"))
                .body("capabilities", contains("communication"))
                .body("request_id", matchesPattern(REQUEST_ID));
        String vcId = second.path("vc_id");
        ObjectNode event = (ObjectNode)
                JSON.readTree(TestAgents.events(vcId, "issue-requested.v1").get(0));
        assertEquals(first, event.at("/replaces/credentialId").asText());
        assertEquals(
                TestAgents.credential(first).getInteger("status_list_index"),
                event.at("/replaces/status/index").intValue());
        assertEquals(vcId, TestAgents.credential(first).getString("replaced_by"));
        assertEquals(false, TestAgents.credential(first).getBoolean("active"));
        publish(organization, slug, "{\"display_name\":\"Hotels\",\"metadata\":{\"a\":1}}")
                .then()
                .statusCode(201)
                .body("version", equalTo(3))
                .body("display_name", equalTo("Hotels"))
                .body("metadata.a", equalTo(1))
                .body("description", equalTo("Books hotels"));
        var said = TestAgents.rows("""
                select v.description from agent_versions v join agents a using (agent_id) where a.slug = $1
                order by v.version""", slug);
        assertEquals(3, said.size());
        assertEquals("Books journeys", said.iterator().next().getString(0));
    }

    @Test
    void decommissioningEndsTheAgentAndWithdrawsItsCredential() {
        String slug = slug();
        String vcId = register(organization, body(slug)).path("vc_id");
        organization
                .asAdmin()
                .post(AGENTS + "/" + slug + "/decommission")
                .then()
                .statusCode(200)
                .body("status", equalTo("decommissioned"))
                .body("vc_id", equalTo(null))
                .body("version", equalTo(1))
                .body("request_id", matchesPattern(REQUEST_ID));
        assertEquals(1, TestAgents.events(vcId, "credential-withdrawn.v1").size());
        assertTrue(TestAgents.credential(vcId).getOffsetDateTime("ended_at") != null);
        refused(organization.asAdmin().post(AGENTS + "/" + slug + "/decommission"), 409, "INVALID_STATE");
        refused(publish(organization, slug, "{}"), 409, "INVALID_STATE");
        assertEquals(1, TestAgents.events(vcId, "credential-withdrawn.v1").size());
    }

    private static void refused(Response response, int status, String code) {
        response.then()
                .statusCode(status)
                .body("code", equalTo(code))
                .body("error.length() > 0", equalTo(true))
                .body("request_id", matchesPattern(REQUEST_ID));
    }
}
