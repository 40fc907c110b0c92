package io.sealrail.issuance;

import java.util.Map;
import java.util.UUID;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;

import io.sealrail.stack.OperatorTokens;

import static io.restassured.RestAssured.given;

/** What the tests ask of the operator API to get what they need. */
public final class OperatorApi {

    /** An RSA-free JWK Set with the Ed25519 key of RFC 8037 appendix A.2. */
    public static final Map<String, Object> JWKS = Map.of("keys", new Object[] {
        Map.of(
                "kty", "OKP",
                "crv", "Ed25519",
                "kid", "key-1",
                "x", "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo")
    });

    private OperatorApi() {}

    public static RequestSpecification operator() {
        return given().auth().oauth2(OperatorTokens.token()).contentType(ContentType.JSON);
    }

    /** A new partner's id. */
    public static String partner() {
        return operator()
                .body(Map.of("name", "Example Ltd", "jwks", JWKS, "features", new String[] {"issue-on-behalf"}))
                .post("/admin/v1/partners")
                .then()
                .statusCode(201)
                .extract()
                .path("partnerId");
    }

    /** A new issuer's DID. */
    public static String issuer(String partnerId) {
        return operator()
                .body(Map.of("partnerId", partnerId, "name", "Example issuer"))
                .post("/admin/v1/issuers")
                .then()
                .statusCode(201)
                .extract()
                .path("did");
    }

    /** The rules of a program with the three fields of the API's own example. */
    public static Map<String, Object> membership(String issuerDid) {
        return Map.of(
                "issuerDid",
                issuerDid,
                "name",
                "Membership",
                "credentialType",
                "MembershipCredential",
                "subjectSchema",
                Map.of(
                        "type",
                        "object",
                        "properties",
                        Map.of(
                                "age", Map.of("type", "integer"),
                                "location", Map.of("type", "string"),
                                "isMember", Map.of("type", "boolean")),
                        "required",
                        new String[] {"age", "location", "isMember"}));
    }

    /** A new, unpublished program's id. */
    public static String draft(Map<String, Object> rules) {
        return operator()
                .body(rules)
                .post("/admin/v1/programs")
                .then()
                .statusCode(201)
                .extract()
                .path("programId");
    }

    /** A new, published program's id. */
    public static String program(String issuerDid) {
        String programId = draft(membership(issuerDid));
        operator().post("/admin/v1/programs/" + programId + "/publish").then().statusCode(200);
        return programId;
    }

    /** An id that nothing has. */
    public static String nobody() {
        return UUID.randomUUID().toString();
    }
}
