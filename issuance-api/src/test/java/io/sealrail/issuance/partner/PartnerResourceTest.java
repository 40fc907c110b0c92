package io.sealrail.issuance.partner;

import java.util.Map;
import java.util.UUID;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.sealrail.issuance.OperatorApi;
import io.sealrail.stack.OperatorTokens;
import io.sealrail.stack.StackResource;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "chain", value = "false"))
class PartnerResourceTest {

    @Test
    void registersPartnerUnderChosenId() {
        String id = UUID.randomUUID().toString();
        OperatorApi.operator()
                .body(Map.of(
                        "partnerId",
                        id,
                        "name",
                        "Example Ltd",
                        "jwksUrl",
                        "https://203-0-114-1.example/jwks.json",
                        "features",
                        new String[] {"issue-on-behalf"}))
                .post("/admin/v1/partners")
                .then()
                .statusCode(201)
                .body("partnerId", equalTo(id))
                .body("features", contains("issue-on-behalf"));

        OperatorApi.operator()
                .get("/admin/v1/partners/" + id)
                .then()
                .statusCode(200)
                .body("name", equalTo("Example Ltd"))
                .body("jwksUrl", equalTo("https://203-0-114-1.example/jwks.json"))
                .body("jwks", nullValue())
                .body("createdAt", notNullValue());
    }

    @Test
    void refusesTakenId() {
        String id = OperatorApi.partner();
        OperatorApi.operator()
                .body(Map.of("partnerId", id, "name", "Another", "jwks", OperatorApi.JWKS))
                .post("/admin/v1/partners")
                .then()
                .statusCode(409)
                .body("error", equalTo(409))
                .body("code", equalTo("PARTNER_EXISTS"))
                .body("request_id", matchesPattern("req_.+"));
    }

    @Test
    void changesOnlyWhatIsGiven() {
        String id = OperatorApi.partner();
        OperatorApi.operator()
                .body("{\"features\":[]}")
                .patch("/admin/v1/partners/" + id)
                .then()
                .statusCode(200)
                .body("features.size()", equalTo(0))
                .body("name", equalTo("Example Ltd"))
                .body("jwks.keys.size()", equalTo(1));

        OperatorApi.operator()
                .body("{\"jwksUrl\":\"https://203-0-114-1.example/next.json\",\"name\":\"Renamed\"}")
                .patch("/admin/v1/partners/" + id)
                .then()
                .statusCode(200)
                .body("jwksUrl", equalTo("https://203-0-114-1.example/next.json"))
                .body("jwks", nullValue())
                .body("name", equalTo("Renamed"));
    }

    @Test
    void listsInPages() {
        OperatorApi.partner();
        OperatorApi.partner();
        OperatorApi.operator()
                .get("/admin/v1/partners?page=2&limit=1")
                .then()
                .statusCode(200)
                .body("page", equalTo(2))
                .body("limit", equalTo(1))
                .body("total", greaterThanOrEqualTo(2))
                .body("items.size()", equalTo(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"page=0", "page=x", "limit=0", "limit=101"})
    void refusesImpossiblePage(String query) {
        OperatorApi.operator()
                .get("/admin/v1/partners?" + query)
                .then()
                .statusCode(400)
                .body("code", equalTo("INVALID_PAGE"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://partner.example/jwks.json",
                "https://127.0.0.1/jwks.json",
                "https://10.1.2.3/jwks.json",
                "https://169.254.169.254/latest",
                "https://[::1]/jwks.json",
                "https://[fd00::1]/jwks.json",
                "https://user@partner.example/jwks.json",
                "https://partner.example/jwks.json#fragment",
                "file:///etc/passwd",
                "not a url"
            })
    void refusesJwksUrlThatIsNotPublicHttps(String url) {
        OperatorApi.operator()
                .body(Map.of("name", "Example Ltd", "jwksUrl", url))
                .post("/admin/v1/partners")
                .then()
                .statusCode(400)
                .body("code", equalTo("INVALID_JWKS"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"keys\":[]}",
                "{\"keys\":{}}",
                "[]",
                "{\"keys\":[{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}]}",
                "{\"keys\":[{\"kid\":\"a\",\"kty\":\"oct\",\"k\":\"c2VjcmV0\"}]}",
                "{\"keys\":[\"a\"]}",
                "{\"keys\":[{\"kid\":\"a\",\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"d\":\"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A\","
                        + "\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}]}"
            })
    void refusesUnusableKeys(String jwks) {
        OperatorApi.operator()
                .body("{\"name\":\"Example Ltd\",\"jwks\":" + jwks + "}")
                .post("/admin/v1/partners")
                .then()
                .statusCode(400)
                .body("code", equalTo("INVALID_JWKS"));
    }

    @Test
    void refusesTwoSourcesOfKeys() {
        OperatorApi.operator()
                .body(Map.of("name", "A", "jwksUrl", "https://partner.example/", "jwks", OperatorApi.JWKS))
                .post("/admin/v1/partners")
                .then()
                .statusCode(400)
                .body("code", equalTo("INVALID_JWKS"));
    }

    @Test
    void refusesNoSourceOfKeys() {
        OperatorApi.operator()
                .body(Map.of("name", "A"))
                .post("/admin/v1/partners")
                .then()
                .statusCode(400)
                .body("code", equalTo("INVALID_JWKS"));
    }

    @Test
    void refusesUnknownFeature() {
        OperatorApi.operator()
                .body(Map.of("name", "A", "jwks", OperatorApi.JWKS, "features", new String[] {"issue-on-behlaf"}))
                .post("/admin/v1/partners")
                .then()
                .statusCode(400)
                .body("code", equalTo("INVALID_FEATURES"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"name\":\" \"}", "{\"name\":7}", "{\"nmae\":\"A\"}", "{", "{\"partnerId\":\"7\"}"})
    void refusesBodyThatIsNoPartner(String body) {
        OperatorApi.operator()
                .body(body)
                .post("/admin/v1/partners")
                .then()
                .statusCode(400)
                .body("error", equalTo(400));
    }

    @Test
    void refusesBodyThatIsNotJson() {
        OperatorApi.operator()
                .contentType(ContentType.TEXT)
                .body("name=Example")
                .post("/admin/v1/partners")
                .then()
                .statusCode(415)
                .body("error", equalTo(415));
    }

    @Test
    void refusesChangeOfId() {
        OperatorApi.operator()
                .body(Map.of("partnerId", OperatorApi.nobody()))
                .patch("/admin/v1/partners/" + OperatorApi.partner())
                .then()
                .statusCode(400)
                .body("code", equalTo("INVALID_PARTNER"));
    }

    @Test
    void knowsNoOtherPartner() {
        OperatorApi.operator()
                .get("/admin/v1/partners/" + OperatorApi.nobody())
                .then()
                .statusCode(404)
                .body("code", equalTo("PARTNER_UNKNOWN"));
        OperatorApi.operator()
                .body("{}")
                .patch("/admin/v1/partners/" + OperatorApi.nobody())
                .then()
                .statusCode(404)
                .body("code", equalTo("PARTNER_UNKNOWN"));
    }

    @Test
    void refusesWhoeverIsNoOperator() {
        RestAssured.get("/admin/v1/partners").then().statusCode(401).body("error", equalTo(401));
        RestAssured.given()
                .auth()
                .oauth2(OperatorTokens.tokenOf("guest"))
                .contentType(ContentType.JSON)
                .get("/admin/v1/partners")
                .then()
                .statusCode(403)
                .body("error", equalTo(403));
    }
}
