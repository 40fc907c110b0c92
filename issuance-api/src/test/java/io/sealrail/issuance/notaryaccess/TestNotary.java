package io.sealrail.issuance.notaryaccess;

import java.util.List;
import java.util.Map;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;

import io.sealrail.issuance.OperatorApi;

import static io.restassured.RestAssured.given;

/** Clients of the Notary API and their keys. */
public final class TestNotary {

    private static final String CLIENTS = "/admin/v1/notary/clients";

    private TestNotary() {}

    /** A new client's id. */
    public static String client() {
        return OperatorApi.operator()
                .body(Map.of("name", "Example registry"))
                .post(CLIENTS)
                .then()
                .statusCode(201)
                .extract()
                .path("clientId");
    }

    /** A new key of a new client. */
    public static String key(String... scopes) {
        return keyOf(client(), scopes);
    }

    /** A new key of the client. */
    public static String keyOf(String clientId, String... scopes) {
        return made(clientId, scopes).getString("key");
    }

    /** A request with the key. */
    public static RequestSpecification with(String key) {
        return given().header("X-Api-Key", key).contentType(ContentType.JSON);
    }

    static JsonPath made(String clientId, String... scopes) {
        return OperatorApi.operator()
                .body(Map.of("name", "a key", "scopes", List.of(scopes)))
                .post(CLIENTS + "/" + clientId + "/keys")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    static void revoke(JsonPath key) {
        OperatorApi.operator()
                .delete(CLIENTS + "/" + key.getString("clientId") + "/keys/" + key.getString("keyId"))
                .then()
                .statusCode(200);
    }
}
