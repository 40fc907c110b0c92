package io.sealrail.issuance.organization;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.sealrail.stack.StackResource;

import static io.sealrail.issuance.organization.TestOrganizations.key;
import static io.sealrail.issuance.organization.TestOrganizations.member;
import static io.sealrail.issuance.organization.TestOrganizations.refused;
import static io.sealrail.issuance.organization.TestOrganizations.with;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "chain", value = "false"))
class MemberResourceTest {

    private static final String MEMBERS = "/api/v1/members";
    private static final String CALLER = "/internal/v1/api-caller";
    private static final String SECONDS = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ";

    private TestOrganizations organization;

    @BeforeEach
    void createOrganization() {
        organization = TestOrganizations.create();
    }

    @Test
    void addsAMember() {
        JsonPath added =
                add(organization.adminKey(), Map.of("name", "Joe", "email", " Joe@Example.com ", "role", "member"));
        assertTrue(added.getString("id").startsWith("mem_"));
        assertEquals("Joe", added.getString("name"));
        assertEquals("joe@example.com", added.getString("email"));
        assertEquals("member", added.getString("role"));
        assertTrue(added.getString("created_at").matches(SECONDS));
        assertTrue(added.getString("request_id").startsWith("req_"));
        organization
                .asAdmin()
                .get(MEMBERS + "?page=3&per_page=1")
                .then()
                .statusCode(200)
                .body("members[0].id", equalTo(added.getString("id")))
                .body("members[0].removed_at", nullValue())
                .body("total", equalTo(3))
                .body("page", equalTo(3))
                .body("per_page", equalTo(1))
                .body("has_more", equalTo(false))
                .body("request_id", startsWith("req_"));
    }

    @Test
    void endsTheKeysOfAMemberWithIt() {
        with(organization.memberKey()).get(CALLER).then().statusCode(200);
        remove(organization.adminKey(), organization.memberId())
                .then()
                .statusCode(200)
                .body("id", equalTo(organization.memberId()))
                .body("removed_at", matchesPattern(SECONDS))
                .body("request_id", startsWith("req_"));
        with(organization.memberKey()).get(CALLER).then().statusCode(401);
        organization
                .asAdmin()
                .get("/api/v1/api-keys")
                .then()
                .body(
                        "api_keys.find { it.member_id == '" + organization.memberId() + "' }.revoked_at",
                        matchesPattern(SECONDS));
        refused(409, "INVALID_STATE", remove(organization.adminKey(), organization.memberId()));
    }

    @Test
    void refusesMembers() {
        refused(403, "FORBIDDEN", post(organization.memberKey(), Map.of("name", "Joe", "role", "member")));
        refused(403, "FORBIDDEN", organization.asMember().get(MEMBERS));
        refused(403, "FORBIDDEN", remove(organization.memberKey(), organization.memberId()));
    }

    @Test
    void refusesAnAdminsKeyThatMayNotManage() {
        String reader = key(organization.organizationId(), organization.adminId(), Scope.AGENTS_READ);
        refused(403, "FORBIDDEN", post(reader, Map.of("name", "Joe", "role", "member")));
        refused(403, "FORBIDDEN", with(reader).get(MEMBERS));
        refused(403, "FORBIDDEN", remove(reader, organization.memberId()));
    }

    @Test
    void refusesWhoeverIsUnknown() {
        refused(401, "UNAUTHORIZED", RestAssured.get(MEMBERS));
        refused(
                401,
                "UNAUTHORIZED",
                RestAssured.given().contentType("application/json").body("{").post(MEMBERS));
        refused(401, "UNAUTHORIZED", RestAssured.delete(MEMBERS + "/" + organization.memberId()));
    }

    @Test
    void givesNoRoleAboveTheCallers() {
        refused(403, "FORBIDDEN", post(organization.adminKey(), Map.of("name", "Joe", "role", "owner")));
        add(organization.adminKey(), Map.of("name", "Joe", "role", "admin"));
        add(organization.ownerKey(), Map.of("name", "Joe", "role", "owner"));
    }

    @Test
    void letsNoAdminRemoveAnOwner() {
        String owner = member(organization.organizationId(), Role.OWNER);
        member(organization.organizationId(), Role.OWNER);
        refused(403, "FORBIDDEN", remove(organization.adminKey(), owner));
    }

    @Test
    void keepsTheLastOwner() {
        String ownerKey = organization.ownerKey();
        String owner = with(ownerKey).get(CALLER).path("memberId");
        refused(409, "INVALID_STATE", remove(ownerKey, owner));
        with(ownerKey).get(CALLER).then().statusCode(200);
        String second = member(organization.organizationId(), Role.OWNER);
        remove(ownerKey, second).then().statusCode(200);
        refused(409, "INVALID_STATE", remove(ownerKey, owner));
    }

    @Test
    void keepsTheLastAdminWhereThereIsNoOwner() {
        refused(409, "INVALID_STATE", remove(organization.adminKey(), organization.adminId()));
        organization.asAdmin().get(CALLER).then().statusCode(200);
        String second = member(organization.organizationId(), Role.ADMIN);
        remove(organization.adminKey(), second).then().statusCode(200);
        refused(409, "INVALID_STATE", remove(organization.adminKey(), organization.adminId()));
        member(organization.organizationId(), Role.OWNER);
        remove(organization.adminKey(), organization.adminId()).then().statusCode(200);
    }

    @Test
    void keepsAnOwnerWhenTwoRemoveEachOtherAtTheSameTime() {
        for (int round = 0; round < 5; round++) {
            TestOrganizations fresh = TestOrganizations.create();
            String one = fresh.ownerKey();
            String other = fresh.ownerKey();
            String idOfOne = with(one).get(CALLER).path("memberId");
            String idOfOther = with(other).get(CALLER).path("memberId");
            List<Integer> statuses = Stream.of(List.of(one, idOfOther), List.of(other, idOfOne))
                    .parallel()
                    .map(call -> remove(call.get(0), call.get(1)).statusCode())
                    .toList();
            assertEquals(1, statuses.stream().filter(status -> status == 200).count(), statuses.toString());
            assertTrue(statuses.stream().allMatch(status -> status == 200 || status == 409 || status == 401));
        }
    }

    @Test
    void seesNothingOfAnotherOrganization() {
        TestOrganizations other = TestOrganizations.create();
        refused(404, "NOT_FOUND", remove(organization.adminKey(), other.memberId()));
        organization.asAdmin().get(MEMBERS).then().body("members.id", not(hasItem(other.memberId())));
        with(other.memberKey()).get(CALLER).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mem_1", "x", "%00", "mem_%00"})
    void knowsNoOtherMember(String id) {
        refused(
                404,
                "NOT_FOUND",
                organization.asAdmin().urlEncodingEnabled(false).delete(MEMBERS + "/" + id));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{",
                "{\"name\":\"Joe\"}",
                "{\"role\":\"member\"}",
                "{\"name\":\" \",\"role\":\"member\"}",
                "{\"name\":\"Joe\",\"role\":\"MEMBER\"}",
                "{\"name\":\"Joe\",\"role\":\"root\"}",
                "{\"name\":\"Joe\",\"role\":0}",
                "{\"name\":\"Joe\",\"role\":\"member\",\"email\":\"joe\"}",
                "{\"name\":\"Joe\",\"role\":\"member\",\"mail\":\"joe@example.com\"}"
            })
    void refusesABodyThatIsNoMember(String body) {
        refused(400, "VALIDATION", organization.asAdmin().body(body).post(MEMBERS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"page=0", "per_page=101"})
    void refusesAnImpossiblePage(String query) {
        refused(400, "VALIDATION", organization.asAdmin().get(MEMBERS + "?" + query));
    }

    private static JsonPath add(String key, Map<String, Object> body) {
        return post(key, body).then().statusCode(201).extract().jsonPath();
    }

    private static Response post(String key, Map<String, Object> body) {
        return with(key).body(body).post(MEMBERS);
    }

    private static Response remove(String key, String id) {
        return with(key).delete(MEMBERS + "/" + id);
    }
}
