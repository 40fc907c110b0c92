package io.sealrail.issuance.organization;

import java.util.List;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.sealrail.stack.StackResource;

import static io.sealrail.issuance.organization.TestOrganizations.refused;
import static io.sealrail.issuance.organization.TestOrganizations.with;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** Who may make and revoke which keys. */
@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "chain", value = "false"))
class ApiKeyAuthorityTest {

    private static final String KEYS = "/api/v1/api-keys";
    private static final String CALLER = "/internal/v1/api-caller";

    private TestOrganizations organization;

    @BeforeEach
    void createOrganization() {
        organization = TestOrganizations.create();
    }

    @Test
    void looksAtTheCallerBeforeTheBody() {
        refused(
                401,
                "UNAUTHORIZED",
                RestAssured.given().contentType("application/json").body("{").post(KEYS));
        refused(403, "FORBIDDEN", organization.asMember().body("{").post(KEYS));
        refused(403, "FORBIDDEN", organization.asMember().get(KEYS + "?page=0"));
    }

    @Test
    void refusesMembers() {
        refused(403, "FORBIDDEN", post(organization.memberKey(), Map.of("name", "pipeline")));
        refused(403, "FORBIDDEN", organization.asMember().get(KEYS));
        refused(403, "FORBIDDEN", revoke(organization.memberKey(), "key_1"));
    }

    @Test
    void refusesAnAdminsKeyThatMayNotManageKeys() {
        String reader = create(organization.adminKey(), Map.of("name", "a", "scopes", List.of("agents:read")))
                .getString("key");
        refused(403, "FORBIDDEN", post(reader, Map.of("name", "pipeline")));
        refused(403, "FORBIDDEN", with(reader).get(KEYS));
        refused(403, "FORBIDDEN", revoke(reader, "key_1"));
    }

    @Test
    void givesNoScopeThatTheMembersRoleLacks() {
        Map<String, Object> wanted =
                Map.of("name", "a", "member_id", organization.memberId(), "scopes", List.of("credentials:revoke"));
        refused(403, "FORBIDDEN", post(organization.adminKey(), wanted));
        with(create(organization.adminKey(), Map.of("name", "a", "member_id", organization.memberId()))
                        .getString("key"))
                .get(CALLER)
                .then()
                .body("memberId", equalTo(organization.memberId()))
                .body("role", equalTo("member"))
                .body("scopes", containsInAnyOrder("agents:read", "agents:write", "credentials:read"));
    }

    @Test
    void givesNoScopeThatTheCallingKeyLacks() {
        String narrow = create(
                        organization.adminKey(),
                        Map.of("name", "a", "scopes", List.of("api-keys:manage", "agents:read", "agents:read")))
                .getString("key");
        refused(403, "FORBIDDEN", post(narrow, Map.of("name", "b", "scopes", List.of("credentials:revoke"))));
        List<String> given = create(narrow, Map.of("name", "b")).getList("scopes");
        assertEquals(List.of("agents:read", "api-keys:manage"), given);
        String narrowest = create(organization.adminKey(), Map.of("name", "a", "scopes", List.of("api-keys:manage")))
                .getString("key");
        refused(403, "FORBIDDEN", post(narrowest, Map.of("name", "b", "member_id", organization.memberId())));
    }

    @Test
    void leavesTheKeysOfAnOwnerToOwners() {
        String ownerKey = organization.ownerKey();
        JsonPath owner = with(ownerKey).get(CALLER).jsonPath();
        Map<String, Object> wanted = Map.of("name", "a", "member_id", owner.getString("memberId"));
        refused(403, "FORBIDDEN", post(organization.adminKey(), wanted));
        refused(403, "FORBIDDEN", revoke(organization.adminKey(), owner.getString("keyId")));
        String second = create(ownerKey, wanted).getString("id");
        revoke(ownerKey, second).then().statusCode(200);
        String ofAdmin = create(ownerKey, Map.of("name", "a", "member_id", organization.adminId()))
                .getString("id");
        revoke(organization.adminKey(), ofAdmin).then().statusCode(200);
    }

    @Test
    void letsNobodyMakeAKeyInTheNameOfAPeer() {
        String peer = TestOrganizations.member(organization.organizationId(), Role.ADMIN);
        refused(403, "FORBIDDEN", post(organization.adminKey(), Map.of("name", "a", "member_id", peer)));
        String owner = TestOrganizations.member(organization.organizationId(), Role.OWNER);
        refused(403, "FORBIDDEN", post(organization.ownerKey(), Map.of("name", "a", "member_id", owner)));
        create(organization.adminKey(), Map.of("name", "a", "member_id", organization.adminId()));
        create(organization.ownerKey(), Map.of("name", "a", "member_id", peer));
    }

    @Test
    void seesNothingOfAnotherOrganization() {
        TestOrganizations other = TestOrganizations.create();
        String keyOfOther = create(other.adminKey(), Map.of("name", "theirs")).getString("id");
        refused(404, "NOT_FOUND", revoke(organization.adminKey(), keyOfOther));
        refused(404, "NOT_FOUND", post(organization.adminKey(), Map.of("name", "a", "member_id", other.memberId())));
        organization.asAdmin().get(KEYS).then().body("total", equalTo(2)).body("api_keys.id", not(hasItem(keyOfOther)));
        other.asAdmin().get(KEYS).then().body("total", equalTo(3));
    }

    private static JsonPath create(String key, Map<String, Object> body) {
        return post(key, body).then().statusCode(201).extract().jsonPath();
    }

    private static Response post(String key, Map<String, Object> body) {
        return with(key).body(body).post(KEYS);
    }

    private static Response revoke(String key, String id) {
        return with(key).delete(KEYS + "/" + id);
    }
}
