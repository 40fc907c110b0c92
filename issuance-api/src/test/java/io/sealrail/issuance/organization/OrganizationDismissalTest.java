package io.sealrail.issuance.organization;

import java.util.Map;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.sealrail.stack.OperatorTokens;
import io.sealrail.stack.StackResource;

import static io.sealrail.issuance.OperatorApi.operator;
import static io.sealrail.issuance.organization.TestOrganizations.with;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

/** How an operator stops a key that was stolen, whoever's it is. */
@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "chain", value = "false"))
class OrganizationDismissalTest {

    private static final String CALLER = "/internal/v1/api-caller";

    private TestOrganizations organization;
    private String ownerKey;
    private JsonPath owner;

    @BeforeEach
    void createOrganization() {
        organization = TestOrganizations.create();
        ownerKey = organization.ownerKey();
        owner = with(ownerKey).get(CALLER).jsonPath();
    }

    @Test
    void revokesAnOwnersKeyAtOnce() {
        String key = member(owner.getString("memberId")) + "/api-keys/" + owner.getString("keyId");
        operator()
                .delete(key)
                .then()
                .statusCode(200)
                .body("keyId", equalTo(owner.getString("keyId")))
                .body("createdBy", equalTo("operator"))
                .body("revokedAt", notNullValue())
                .body("revokedBy", equalTo("operator"));
        with(ownerKey).get(CALLER).then().statusCode(401);
        refused(409, "INVALID_STATE", operator().delete(key));
    }

    @Test
    void removesTheLastOwnerAndItsKeysAtOnce() {
        String member = member(owner.getString("memberId"));
        operator()
                .delete(member)
                .then()
                .statusCode(200)
                .body("memberId", equalTo(owner.getString("memberId")))
                .body("removedAt", notNullValue());
        with(ownerKey).get(CALLER).then().statusCode(401);
        operator().get(member + "/api-keys").then().body("items[0].revokedBy", equalTo("operator"));
        refused(409, "INVALID_STATE", operator().delete(member));
    }

    @Test
    void knowsOnlyTheKeysAndMembersOfTheOrganization() {
        TestOrganizations other = TestOrganizations.create();
        refused(404, "NOT_FOUND", operator().delete(member(other.memberId())));
        refused(404, "NOT_FOUND", operator().delete(member("mem_1")));
        refused(
                404,
                "NOT_FOUND",
                operator().delete(member(organization.memberId()) + "/api-keys/" + owner.getString("keyId")));
        refused(404, "NOT_FOUND", operator().delete(member(owner.getString("memberId")) + "/api-keys/key_1"));
        for (String rest : new String[] {"", "/api-keys/key_1"}) {
            refused(
                    404,
                    "ORGANIZATION_UNKNOWN",
                    operator().delete("/admin/v1/organizations/org_1/members/mem_1" + rest));
        }
        with(ownerKey).get(CALLER).then().statusCode(200);
        with(other.memberKey()).get(CALLER).then().statusCode(200);
    }

    @Test
    void refusesWhoeverIsNoOperator() {
        String member = member(owner.getString("memberId"));
        for (String path : new String[] {member, member + "/api-keys/" + owner.getString("keyId")}) {
            RestAssured.delete(path).then().statusCode(401);
            with(ownerKey).delete(path).then().statusCode(401);
            RestAssured.given()
                    .auth()
                    .oauth2(OperatorTokens.tokenOf("guest"))
                    .delete(path)
                    .then()
                    .statusCode(403);
        }
        with(ownerKey).get(CALLER).then().statusCode(200);
    }

    @Test
    void tellsWhichKeyMadeAndRevokedAKey() {
        String adminsKeyId = organization.asAdmin().get(CALLER).path("keyId");
        String made = organization
                .asAdmin()
                .body(Map.of("name", "a", "member_id", organization.memberId()))
                .post("/api/v1/api-keys")
                .path("id");
        organization.asAdmin().delete("/api/v1/api-keys/" + made).then().statusCode(200);
        operator()
                .get(member(organization.memberId()) + "/api-keys")
                .then()
                .body("items.find { it.keyId == '" + made + "' }.createdBy", equalTo(adminsKeyId))
                .body("items.find { it.keyId == '" + made + "' }.revokedBy", equalTo(adminsKeyId));
    }

    private String member(String id) {
        return "/admin/v1/organizations/" + organization.organizationId() + "/members/" + id;
    }

    private static void refused(int status, String code, Response response) {
        response.then().statusCode(status).body("code", equalTo(code));
    }
}
