package io.sealrail.issuance.organization;

import java.util.Map;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.sealrail.stack.OperatorTokens;
import io.sealrail.stack.StackResource;

import static io.sealrail.issuance.OperatorApi.operator;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "chain", value = "false"))
class OrganizationResourceTest {

    private static final String PATH = "/admin/v1/organizations";

    @Test
    void registersAnOrganization() {
        String id = organization();
        operator()
                .get(PATH + "/" + id)
                .then()
                .statusCode(200)
                .body("organizationId", equalTo(id))
                .body("name", equalTo("Example Ltd"))
                .body("createdAt", notNullValue());
    }

    @Test
    void addsTheFirstOwner() {
        String id = organization();
        String owner = operator()
                .body(Map.of("name", "Jane Doe", "email", "Jane@example.com", "role", "owner"))
                .post(PATH + "/" + id + "/members")
                .then()
                .statusCode(201)
                .body("organizationId", equalTo(id))
                .body("email", equalTo("jane@example.com"))
                .body("role", equalTo("owner"))
                .extract()
                .path("memberId");
        operator()
                .get(PATH + "/" + id + "/members")
                .then()
                .statusCode(200)
                .body("total", equalTo(1))
                .body("items[0].memberId", equalTo(owner))
                .body("items[0].removedAt", nullValue());
    }

    @Test
    void makesTheFirstKey() {
        String id = organization();
        String owner = TestOrganizations.member(id, Role.OWNER);
        JsonPath made = operator()
                .body(Map.of("name", "first"))
                .post(keys(id, owner))
                .then()
                .statusCode(201)
                .header("Cache-Control", equalTo("no-store"))
                .body("keyId", startsWith("key_"))
                .body("memberId", equalTo(owner))
                .body("scopes.size()", equalTo(5))
                .extract()
                .jsonPath();
        operator()
                .get(keys(id, owner))
                .then()
                .statusCode(200)
                .body("items[0].keyId", equalTo(made.getString("keyId")))
                .body("items[0].keyPrefix", equalTo(made.getString("key").substring(0, 18)))
                .body("items[0].key", nullValue());
        TestOrganizations.with(made.getString("key"))
                .get("/internal/v1/api-caller")
                .then()
                .statusCode(200)
                .body("organizationId", equalTo(id))
                .body("role", equalTo("owner"));
    }

    @Test
    void makesAKeyWithFewerScopes() {
        TestOrganizations organization = TestOrganizations.create();
        String key = TestOrganizations.key(
                organization.organizationId(), organization.adminId(), Scope.AGENTS_READ, Scope.CREDENTIALS_REVOKE);
        TestOrganizations.with(key)
                .get("/internal/v1/api-caller")
                .then()
                .body("scopes", containsInAnyOrder("agents:read", "credentials:revoke"));
    }

    @Test
    void givesNoScopeThatTheRoleLacks() {
        TestOrganizations organization = TestOrganizations.create();
        refused(
                403,
                "FORBIDDEN",
                operator()
                        .body(Map.of("name", "a", "scopes", new String[] {"credentials:revoke"}))
                        .post(keys(organization.organizationId(), organization.memberId())));
    }

    @Test
    void listsInPages() {
        TestOrganizations.create();
        TestOrganizations.create();
        operator()
                .get(PATH + "?page=2&limit=1")
                .then()
                .statusCode(200)
                .body("page", equalTo(2))
                .body("limit", equalTo(1))
                .body("total", greaterThanOrEqualTo(2))
                .body("items.size()", equalTo(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"name\":\"\"}", "{\"nmae\":\"A\"}", "{"})
    void refusesABodyThatIsNoOrganization(String body) {
        operator().body(body).post(PATH).then().statusCode(400).body("error", equalTo(400));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"name\":\"A\"}", "{\"name\":\"A\",\"role\":\"king\"}"})
    void refusesABodyThatIsNoMember(String body) {
        String id = TestOrganizations.create().organizationId();
        operator()
                .body(body)
                .post(PATH + "/" + id + "/members")
                .then()
                .statusCode(400)
                .body("error", equalTo(400));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"name\":\"A\",\"scopes\":[]}", "{\"name\":\"A\",\"scopes\":[\"all\"]}"})
    void refusesABodyThatIsNoKey(String body) {
        TestOrganizations organization = TestOrganizations.create();
        operator()
                .body(body)
                .post(keys(organization.organizationId(), organization.memberId()))
                .then()
                .statusCode(400)
                .body("error", equalTo(400));
    }

    @Test
    void knowsNoOtherOrganization() {
        for (String id : new String[] {"org_1", "x", "%00"}) {
            refused(404, "ORGANIZATION_UNKNOWN", plain().get(PATH + "/" + id));
            refused(404, "ORGANIZATION_UNKNOWN", plain().get(PATH + "/" + id + "/members"));
            refused(404, "ORGANIZATION_UNKNOWN", plain().get(keys(id, "mem_1")));
            refused(
                    404,
                    "ORGANIZATION_UNKNOWN",
                    plain().body("{\"name\":\"A\",\"role\":\"owner\"}").post(PATH + "/" + id + "/members"));
            refused(
                    404,
                    "ORGANIZATION_UNKNOWN",
                    plain().body("{\"name\":\"A\"}").post(keys(id, "mem_1")));
        }
    }

    @Test
    void knowsNoMemberOfAnotherOrganization() {
        String id = TestOrganizations.create().organizationId();
        String foreign = TestOrganizations.create().memberId();
        refused(404, "NOT_FOUND", operator().body("{\"name\":\"A\"}").post(keys(id, foreign)));
        operator().get(keys(id, foreign)).then().statusCode(200).body("total", equalTo(0));
    }

    @Test
    void makesNoKeyForARemovedMember() {
        TestOrganizations organization = TestOrganizations.create();
        organization
                .asAdmin()
                .delete("/api/v1/members/" + organization.memberId())
                .then()
                .statusCode(200);
        refused(
                409,
                "INVALID_STATE",
                operator().body("{\"name\":\"A\"}").post(keys(organization.organizationId(), organization.memberId())));
    }

    @Test
    void refusesWhoeverIsNoOperator() {
        TestOrganizations organization = TestOrganizations.create();
        String id = organization.organizationId();
        for (String path :
                new String[] {PATH, PATH + "/" + id, PATH + "/" + id + "/members", keys(id, organization.adminId())}) {
            RestAssured.get(path).then().statusCode(401).body("error", equalTo(401));
            organization.asAdmin().get(path).then().statusCode(401).body("error", equalTo(401));
            RestAssured.given()
                    .auth()
                    .oauth2(OperatorTokens.tokenOf("guest"))
                    .get(path)
                    .then()
                    .statusCode(403)
                    .body("error", equalTo(403));
        }
    }

    private static String organization() {
        return operator()
                .body(Map.of("name", "Example Ltd"))
                .post(PATH)
                .then()
                .statusCode(201)
                .body("organizationId", matchesPattern("org_[1-9A-HJ-NP-Za-km-z]{16,22}"))
                .extract()
                .path("organizationId");
    }

    private static RequestSpecification plain() {
        return operator().urlEncodingEnabled(false);
    }

    private static String keys(String organizationId, String memberId) {
        return PATH + "/" + organizationId + "/members/" + memberId + "/api-keys";
    }

    private static void refused(int status, String code, Response response) {
        response.then()
                .statusCode(status)
                .body("error", equalTo(status))
                .body("code", equalTo(code))
                .body("request_id", startsWith("req_"));
    }
}
