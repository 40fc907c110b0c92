package io.sealrail.issuance.agent;

import java.util.UUID;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.sealrail.issuance.organization.TestOrganizations;
import io.sealrail.stack.StackResource;

import static io.sealrail.issuance.agent.TestAgents.AGENTS;
import static io.sealrail.issuance.agent.TestAgents.body;
import static io.sealrail.issuance.agent.TestAgents.publish;
import static io.sealrail.issuance.agent.TestAgents.register;
import static io.sealrail.issuance.agent.TestAgents.registered;
import static io.sealrail.issuance.agent.TestAgents.slug;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertEquals;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "chain", value = "false"))
class AgentRefusalsTest {

    private static final String REQUEST_ID = "req_[0-9A-Z]{26}";

    private TestOrganizations organization;

    @BeforeEach
    void prepare() {
        TestAgents.serveList();
        organization = TestOrganizations.create();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ab", "My-agent", "my_agent", "my agent", "agent.", "ägent", "a/b", ""})
    void refusesWhatIsNoSlug(String slug) {
        refused(register(organization, body(slug)), 400, "INVALID_SLUG");
    }

    @Test
    void refusesSlugsThatAreMissingOrTooLong() {
        ObjectNode without = body("x");
        without.remove("agent_slug");
        refused(register(organization, without), 400, "INVALID_SLUG");
        refused(register(organization, body("a".repeat(65))), 400, "INVALID_SLUG");
        register(
                        organization,
                        body("a".repeat(32) + UUID.randomUUID().toString().replace("-", "")))
                .then()
                .statusCode(201);
    }

    static Stream<String> faults() {
        return Stream.of(
                "{\"display_name\":null}",
                "{\"display_name\":\" \"}",
                "{\"display_name\":\"two\\nlines\"}",
                "{\"display_name\":\"nul \\u0000\"}",
                "{\"display_name\":\"half \\ud800\"}",
                "{\"display_name\":\"" + "n".repeat(201) + "\"}",
                "{\"display_name\":7}",
                "{\"description\":null}",
                "{\"description\":\"" + "d".repeat(4001) + "\"}",
                "{\"description\":\"\\u0000\"}",
                "{\"capabilities\":null}",
                "{\"capabilities\":[]}",
                "{\"capabilities\":\"tool_call\"}",
                "{\"capabilities\":[\"tool_call\",null]}",
                "{\"capabilities\":[\"\"]}",
                "{\"capabilities\":[\"" + "c".repeat(129) + "\"]}",
                "{\"capabilities\":[\"a\",\"a\"]}",
                "{\"capabilities\":[" + "\"x\",".repeat(64) + "\"y\"]}",
                "{\"metadata\":[]}",
                "{\"metadata\":{\"large\":\"" + "m".repeat(16 * 1024) + "\"}}",
                "{\"metadata\":{\"huge\":1e400}}",
                "{\"metadata\":{\"half\":\"\\udc00\"}}",
                "{\"metadata\":{\"deep\":" + "[".repeat(500) + "]".repeat(500) + "}}",
                "{\"publicKeyMultibase\":\"\"}",
                "{\"publicKeyMultibase\":\"z6Mk\"}",
                "{\"publicKeyMultibase\":\"u6MkpTHR8VNsBxYAAWHut2Geadd9jSwuBV8xRoAnwWsdvktH\"}",
                "{\"publicKeyMultibase\":\"" + "z".repeat(1000) + "\"}",
                "{\"name\":\"unknown here\"}");
    }

    @ParameterizedTest
    @MethodSource("faults")
    void refusesWhatIsNotValid(String fault) {
        String slug = slug();
        String body = merge(body(slug), fault);
        refused(organization.asMember().body(body).post(AGENTS), 400, "VALIDATION");
        refused(organization.asMember().get(AGENTS + "/" + slug), 404, "NOT_FOUND");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{", "{\"agent_slug\":\"abc\",\"agent_slug\":\"abc\"}", "{} {}"})
    void refusesWhatIsNoBody(String body) {
        refused(organization.asMember().body(body).post(AGENTS), 400, "VALIDATION");
    }

    @Test
    void refusesCallersWithoutKeyOrScopeBeforeTheirBody() {
        String slug = registered(organization);
        for (String path :
                new String[] {AGENTS, AGENTS + "/" + slug + "/versions", AGENTS + "/" + slug + "/decommission"}) {
            refused(
                    RestAssured.given()
                            .contentType("application/json")
                            .body("{")
                            .post(path),
                    401,
                    "UNAUTHORIZED");
        }
        refused(RestAssured.get(AGENTS), 401, "UNAUTHORIZED");
        refused(RestAssured.get(AGENTS + "/" + slug), 401, "UNAUTHORIZED");
        refused(RestAssured.get(AGENTS + "/" + slug + "/credentials"), 401, "UNAUTHORIZED");
        TestAgents.rows("update api_keys set scopes = '{}' where organization_id = $1", organization.organizationId());
        refused(organization.asAdmin().body("{").post(AGENTS), 403, "FORBIDDEN");
        refused(organization.asAdmin().body("{").post(AGENTS + "/" + slug + "/versions"), 403, "FORBIDDEN");
        refused(organization.asAdmin().post(AGENTS + "/" + slug + "/decommission"), 403, "FORBIDDEN");
        refused(organization.asAdmin().get(AGENTS), 403, "FORBIDDEN");
        refused(organization.asAdmin().get(AGENTS + "/" + slug), 403, "FORBIDDEN");
        refused(organization.asAdmin().get(AGENTS + "/" + slug + "/credentials"), 403, "FORBIDDEN");
    }

    @Test
    void hidesOtherOrganizationsAgents() {
        String slug = registered(organization);
        TestOrganizations other = TestOrganizations.create();
        refused(other.asAdmin().get(AGENTS + "/" + slug), 404, "NOT_FOUND");
        refused(other.asAdmin().get(AGENTS + "/" + slug + "/credentials"), 404, "NOT_FOUND");
        refused(publish(other, slug, "{}"), 404, "NOT_FOUND");
        refused(other.asAdmin().post(AGENTS + "/" + slug + "/decommission"), 404, "NOT_FOUND");
        other.asAdmin().get(AGENTS).then().statusCode(200).body("total", equalTo(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody-has-this", "A", "%00abc", "a%2Fb"})
    void knowsNothingOfOtherSlugs(String slug) {
        for (String path : new String[] {"", "/credential", "/credentials"}) {
            Response response =
                    organization.asMember().urlEncodingEnabled(false).get(AGENTS + "/" + slug + path);
            assertEquals(404, response.statusCode(), path);
        }
        Response response =
                organization.asMember().urlEncodingEnabled(false).body("{}").post(AGENTS + "/" + slug + "/versions");
        assertEquals(404, response.statusCode());
    }

    @ParameterizedTest
    @CsvSource({"page,0", "page,x", "page,99999999999", "per_page,0", "per_page,101", "per_page,-1"})
    void refusesPagesThatCannotBe(String parameter, String value) {
        refused(organization.asMember().queryParam(parameter, value).get(AGENTS), 400, "VALIDATION");
        String slug = registered(organization);
        refused(
                organization.asMember().queryParam(parameter, value).get(AGENTS + "/" + slug + "/credentials"),
                400,
                "VALIDATION");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"display_name\":\"\"}",
                "{\"capabilities\":[]}",
                "{\"description\":\"\\u0007\"}",
                "{\"metadata\":\"x\"}",
                "{\"agent_slug\":\"another\"}",
                "{\"publicKeyMultibase\":\"z6MkpTHR8VNsBxYAAWHut2Geadd9jSwuBV8xRoAnwWsdvktH\"}"
            })
    void refusesVersionsThatAreNotValid(String body) {
        String slug = registered(organization);
        refused(publish(organization, slug, body), 400, "VALIDATION");
        organization.asMember().get(AGENTS + "/" + slug).then().body("version", equalTo(1));
        refused(publish(organization, "nobody-has-this", body), 400, "VALIDATION");
    }

    @Test
    void onlyAnAdminDecommissions() {
        String slug = registered(organization);
        refused(organization.asMember().post(AGENTS + "/" + slug + "/decommission"), 403, "FORBIDDEN");
        refused(organization.asMember().post(AGENTS + "/nobody-has-this/decommission"), 403, "FORBIDDEN");
        refused(organization.asAdmin().post(AGENTS + "/nobody-has-this/decommission"), 404, "NOT_FOUND");
        organization.asMember().get(AGENTS + "/" + slug).then().body("status", equalTo("active"));
    }

    /** As text: what is wrong could not be kept in a tree. */
    private static String merge(ObjectNode good, String fault) {
        good.remove(fault.substring(2, fault.indexOf('"', 2)));
        return fault.substring(0, fault.length() - 1) + "," + good.toString().substring(1);
    }

    private static void refused(Response response, int status, String code) {
        response.then()
                .statusCode(status)
                .body("code", equalTo(code))
                .body("error.length() > 0", equalTo(true))
                .body("request_id", matchesPattern(REQUEST_ID));
    }
}
