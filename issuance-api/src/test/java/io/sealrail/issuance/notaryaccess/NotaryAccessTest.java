package io.sealrail.issuance.notaryaccess;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.sealrail.stack.StackResource;

import static io.restassured.RestAssured.given;
import static io.sealrail.issuance.notaryaccess.TestNotary.with;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "chain", value = "false"))
class NotaryAccessTest {

    private static final String GOOD = "{\"holder\":\"did:jwk:e30\"}";
    private static final String UNKNOWN = "sealrail_notary_11111111111111111111111111111111111111111111";

    @Inject
    Pool pool;

    @ParameterizedTest
    @ValueSource(strings = {"X-Api-Key: %s", "Authorization: Bearer %s", "authorization: bearer  %s"})
    void letsAKeyInEitherWay(String header) {
        JsonPath key = TestNotary.made(TestNotary.client(), "farmer_registry:evidence", "a:b", "a:b");
        String[] parts = header.formatted(key.getString("key")).split(": ");
        given().header(parts[0], parts[1])
                .contentType(ContentType.JSON)
                .body(GOOD)
                .post(ProbeResource.PATH)
                .then()
                .statusCode(200)
                .header("x-request-id", notNullValue())
                .body("client", equalTo(key.getString("clientId")))
                .body("key", equalTo(key.getString("keyId")))
                .body("scopes", hasItems("a:b", "farmer_registry:evidence"))
                .body("scopes.size()", equalTo(2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Api-Key: ",
                "X-Api-Key: x",
                "X-Api-Key: " + UNKNOWN,
                "X-Api-Key: Bearer " + UNKNOWN,
                "Authorization: " + UNKNOWN,
                "Authorization: Bearer " + UNKNOWN,
                "Authorization: Basic YTpi",
                "Authorization: Bearer sealrail_live_1111111111111111111111111111111111111111",
                "Authorization: Bearer eyJhbGciOiJub25lIn0.e30.",
                "X-Other: y"
            })
    void refusesWhateverIsNoKey(String header) {
        String[] parts = header.split(": ?", 2);
        Response refused = given().header(parts[0], parts[1])
                .contentType(ContentType.JSON)
                .body(GOOD)
                .post(ProbeResource.PATH);
        refused(401, "auth.missing_credential", "Missing credential", refused);
        refused.then()
                .header("WWW-Authenticate", equalTo("Bearer"))
                .body("detail", equalTo("missing authentication credential"));
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /v1/claims/probe/of/tests, text/plain, */*",
        "POST, /v1/claims/probe/of/tests, application/json, image/png",
        "DELETE, /v1/claims/probe/of/tests, application/json, */*",
        "GET, /v1/claims/no/such/thing, application/json, */*",
        "GET, /v1/evaluations/no/such/thing;a=b/, application/json, */*",
        "POST, /v1/credentials, text/plain, image/png",
        "POST, /v1/credentials/, application/json, */*",
        "POST, /v1/batch-evaluations, application/json, */*",
        "GET, /v1/formats, application/json, */*"
    })
    void refusesStrangersBeforeItLooksAtAnythingElse(String method, String path, String type, String accept) {
        given().urlEncodingEnabled(false)
                .contentType(type)
                .accept(accept)
                .body("not { json")
                .request(method, path)
                .then()
                .statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer ", "Basic ", ""})
    void refusesTwoKindsOfCredential(String scheme) {
        String key = TestNotary.key();
        Response refused = with(key)
                .header("Authorization", scheme + key)
                .body("not { json")
                .post(ProbeResource.PATH);
        refused(400, "auth.multiple_credentials", "Multiple credentials", refused);
    }

    @Test
    void refusesTwoKeysOfOneKind() {
        String key = TestNotary.key();
        refused(
                401,
                "auth.missing_credential",
                "Missing credential",
                with(key).header("X-Api-Key", key).body(GOOD).post(ProbeResource.PATH));
    }

    @Test
    void answersAStrangerWhoSendsMoreThanIsRead() {
        given().contentType(ContentType.JSON)
                .body("x".repeat(1_000_000))
                .post(ProbeResource.PATH)
                .then()
                .statusCode(401);
    }

    @Test
    void letsAKeyInNoMoreOnceItIsRevoked() {
        String client = TestNotary.client();
        JsonPath dying = TestNotary.made(client);
        String living = TestNotary.keyOf(client);
        with(dying.getString("key")).body(GOOD).post(ProbeResource.PATH).then().statusCode(200);
        TestNotary.revoke(dying);
        refused(
                401,
                "auth.missing_credential",
                "Missing credential",
                with(dying.getString("key")).body(GOOD).post(ProbeResource.PATH));
        with(living).body(GOOD).post(ProbeResource.PATH).then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | request.invalid | POST | Content-Type: text/plain | {} | /v1/claims/probe/of/tests",
                "400 | request.invalid | POST | Accept: */* | {\"secret\":1} | /v1/claims/probe/of/tests",
                "400 | request.invalid | POST | Accept: */* | secret | /v1/claims/probe/of/tests",
                "404 | request.not_found | GET | Accept: */* | | /v1/claims/no/secret/thing",
                "405 | request.method_not_allowed | PUT | Accept: */* | {} | /v1/claims/probe/of/tests",
                "406 | format.unsupported | POST | Accept: image/png | {} | /v1/claims/probe/of/tests",
                "409 | request.conflict | POST | Accept: */* | {} | /v1/claims/probe/of/tests?do=roll-back",
                "500 | credential.issuance_failed | POST | Accept: */* | {} | /v1/claims/probe/of/tests?do=commit-and-fail",
                "500 | server.error | POST | Accept: */* | {} | /v1/claims/probe/of/tests?do=break"
            })
    void givesEveryRefusalTheMembersOfAProblem(
            int status, String code, String method, String header, String body, String path) {
        String[] parts = header.split(": ");
        RequestSpecification request = with(TestNotary.key()).header(parts[0], parts[1]);
        Response refused = (body == null ? request : request.body(body)).request(method, path);
        refused(status, code, null, refused);
        assertFalse(refused.asString().contains("secret"), refused.asString());
    }

    @Test
    void refusesABodyThatIsTooLarge() {
        refused(
                413,
                "request.too_large",
                "Request too large",
                with(TestNotary.key()).body("x".repeat(1_048_577)).post(ProbeResource.PATH));
    }

    @Test
    void keepsOnlyAHashOfTheKey() {
        String key = TestNotary.key();
        for (Row row : pool.query("select k::text as row from notary_keys k").executeAndAwait()) {
            assertFalse(row.getString("row").contains(key.substring("sealrail_notary_".length())));
        }
    }

    @Test
    void letsManyCallsInAtOnce() {
        String key = TestNotary.key();
        List<Integer> statuses = IntStream.range(0, 40)
                .parallel()
                .mapToObj(i -> with(key).body(GOOD).post(ProbeResource.PATH).statusCode())
                .distinct()
                .toList();
        assertEquals(List.of(200), statuses);
    }

    private static void refused(int status, String code, String title, Response response) {
        Map<String, Object> body = response.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status))
                .body("code", equalTo(code))
                .body("type", endsWith("/problems/" + code.replace('.', '/')))
                .body("title", title == null ? not(equalTo("")) : equalTo(title))
                .body("detail", not(equalTo("")))
                .body("request_id", equalTo(response.header("x-request-id")))
                .extract()
                .jsonPath()
                .getMap("");
        assertTrue(body.keySet().containsAll(List.of("type", "title", "status", "detail", "code", "request_id")));
    }
}
