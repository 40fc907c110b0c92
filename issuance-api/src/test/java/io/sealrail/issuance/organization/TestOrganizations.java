package io.sealrail.issuance.organization;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import io.sealrail.issuance.OperatorApi;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.startsWith;

/**
 * An organisation with an admin and a member, each with a key that may do all that the role may, made through the operator
 * API.
 */
public record TestOrganizations(
        String organizationId, String adminId, String adminKey, String memberId, String memberKey) {

    /** A new organisation. */
    public static TestOrganizations create() {
        String organizationId = OperatorApi.operator()
                .body(Map.of("name", "Example Ltd"))
                .post("/admin/v1/organizations")
                .then()
                .statusCode(201)
                .extract()
                .path("organizationId");
        String adminId = member(organizationId, Role.ADMIN);
        String memberId = member(organizationId, Role.MEMBER);
        return new TestOrganizations(
                organizationId, adminId, key(organizationId, adminId), memberId, key(organizationId, memberId));
    }

    public RequestSpecification asAdmin() {
        return with(adminKey);
    }

    public RequestSpecification asMember() {
        return with(memberKey);
    }

    /** The key of a new owner. */
    public String ownerKey() {
        return key(organizationId, member(organizationId, Role.OWNER));
    }

    /** A call with the key. */
    public static RequestSpecification with(String key) {
        return RestAssured.given().header("Authorization", "Bearer " + key).contentType(ContentType.JSON);
    }

    /** A new member's id. */
    public static String member(String organizationId, Role role) {
        return OperatorApi.operator()
                .body(Map.of("name", "Jane Doe", "role", role.json()))
                .post("/admin/v1/organizations/" + organizationId + "/members")
                .then()
                .statusCode(201)
                .extract()
                .path("memberId");
    }

    /** A new key of the member, with the scopes or, without any, all that the role may. */
    public static String key(String organizationId, String memberId, Scope... scopes) {
        Map<String, Object> body = new HashMap<>(Map.of("name", "first key"));
        if (scopes.length > 0) {
            body.put("scopes", List.of(scopes).stream().map(Scope::text).toList());
        }
        return OperatorApi.operator()
                .body(body)
                .post("/admin/v1/organizations/" + organizationId + "/members/" + memberId + "/api-keys")
                .then()
                .statusCode(201)
                .extract()
                .path("key");
    }

    /** Checks a refusal in the shape of the agents' API. */
    static void refused(int status, String code, Response response) {
        response.then()
                .statusCode(status)
                .body("error", instanceOf(String.class))
                .body("code", equalTo(code))
                .body("request_id", startsWith("req_"));
    }
}
