package io.sealrail.issuance.credential;

import io.restassured.RestAssured;

import io.sealrail.stack.OperatorTokens;

import static org.hamcrest.Matchers.lessThan;

/** Records decisions of users through the operator API. */
final class TestConsents {

    private TestConsents() {}

    static void decide(TestPartner partner, String email, String decision) {
        RestAssured.given()
                .header("authorization", "Bearer " + OperatorTokens.token())
                .contentType("application/json")
                .body("{\"email\":\"%s\",\"decision\":\"%s\"}".formatted(email, decision))
                .put("/admin/v1/partners/" + partner.id() + "/consents")
                .then()
                .statusCode(lessThan(300));
    }
}
