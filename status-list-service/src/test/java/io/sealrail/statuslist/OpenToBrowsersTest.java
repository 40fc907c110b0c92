package io.sealrail.statuslist;

import jakarta.inject.Inject;

import io.restassured.RestAssured;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.nullValue;

@OnStack
class OpenToBrowsersTest {

    private static final String ORIGIN = "Access-Control-Allow-Origin";

    @Inject
    Told told;

    @ParameterizedTest
    @ValueSource(strings = {"", "/credential", "/bitstring", "/token"})
    void letsAnyOriginReadAList(String form) {
        String path = "/credentials/status/" + told.list().listId() + form;

        RestAssured.given()
                .header("Origin", "https://verifier.example")
                .get(path)
                .then()
                .statusCode(200)
                .header(ORIGIN, equalTo("*"))
                .header("Access-Control-Expose-Headers", containsString("ETag"))
                .header("Access-Control-Allow-Credentials", nullValue());
        RestAssured.given()
                .header("Origin", "https://verifier.example")
                .header("Access-Control-Request-Method", "GET")
                .header("Access-Control-Request-Headers", "if-none-match")
                .options(path)
                .then()
                .statusCode(lessThan(300))
                .header(ORIGIN, equalTo("*"))
                .header("Access-Control-Allow-Methods", equalTo("GET, HEAD"))
                .header("Access-Control-Allow-Headers", containsString("If-None-Match"));
    }

    @Test
    void letsAnyOriginReadARefusal() {
        RestAssured.get("/credentials/status/999999").then().statusCode(404).header(ORIGIN, equalTo("*"));
    }

    @Test
    void opensNothingElse() {
        RestAssured.given().post("/internal/v1/status-changes").then().header(ORIGIN, nullValue());
        RestAssured.get("/q/metrics").then().header(ORIGIN, nullValue());
    }
}
