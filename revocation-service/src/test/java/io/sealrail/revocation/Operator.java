package io.sealrail.revocation;

import java.time.Duration;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.awaitility.Awaitility;

import io.sealrail.stack.OperatorTokens;

/** What an operator asks of the service. */
final class Operator {

    static final String STATUS = "/admin/v1/credentials/{id}/status";

    private Operator() {}

    static RequestSpecification operator() {
        return as(OperatorTokens.token());
    }

    /** Somebody with a token of ours who is no operator. */
    static RequestSpecification partner() {
        return as(OperatorTokens.tokenOf("partner"));
    }

    /** @param reason no text that needs an escape in JSON, or {@code null} */
    static Response change(String id, String status, String reason) {
        String because = reason == null ? "" : ",\"reason\":\"" + reason + "\"";
        return operator().body("{\"status\":\"" + status + "\"" + because + "}").post(STATUS, id);
    }

    static Response revoke(String id, String reason) {
        return operator().body("{\"reason\":\"" + reason + "\"}").post("/admin/v1/credentials/{id}/revoke", id);
    }

    static Response history(String id) {
        return operator().get("/admin/v1/credentials/{id}/status-changes", id);
    }

    static void awaitKnown(String id) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> history(id).statusCode() == 200);
    }

    private static RequestSpecification as(String token) {
        return RestAssured.given().auth().oauth2(token).contentType("application/json");
    }
}
