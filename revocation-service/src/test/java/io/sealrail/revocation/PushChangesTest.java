package io.sealrail.revocation;

import java.time.Duration;

import jakarta.inject.Inject;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.sealrail.events.IssueRequested;
import io.sealrail.stack.OperatorTokens;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertTrue;

@OnStack
class PushChangesTest {

    @Inject
    Told told;

    @Test
    void namesTheListVersionToTheOperator() {
        revoke("agents").then().statusCode(200).body("listVersion", equalTo((int) StatusListStand.VERSION));
    }

    @ParameterizedTest
    @ValueSource(strings = {"late", "hangs", "broken", "garbage", "unnamed"})
    void answersWithoutItWhenItIsNotKnownInTime(String list) {
        Response answer = revoke(list);

        answer.then().statusCode(200).body("$", hasKey("listVersion")).body("listVersion", nullValue());
        assertTrue(answer.time() < 3_000);
    }

    private Response revoke(String list) {
        IssueRequested credential = Told.credentialOf(list);
        told.say(credential);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> operator()
                                .get("/admin/v1/credentials/{id}/status-changes", credential.credentialId())
                                .statusCode()
                        == 200);
        return operator()
                .body("{\"reason\":\"a\"}")
                .post("/admin/v1/credentials/{id}/revoke", credential.credentialId());
    }

    private static RequestSpecification operator() {
        return RestAssured.given().auth().oauth2(OperatorTokens.token()).contentType("application/json");
    }
}
