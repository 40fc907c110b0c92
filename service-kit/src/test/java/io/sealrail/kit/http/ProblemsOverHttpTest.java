package io.sealrail.kit.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.sealrail.kit.OnStack;
import io.sealrail.stack.OperatorTokens;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

@OnStack
class ProblemsOverHttpTest {

    private static final String REQUEST_ID = "req_[0-9A-HJKMNP-TV-Z]{26}";

    @TestHTTPResource
    URI base;

    static Stream<Arguments> refusedBodies() {
        return Stream.of(
                Arguments.of("{\"name\": \"canary", "MALFORMED_JSON", "the body is not well-formed JSON"),
                Arguments.of("canary", "MALFORMED_JSON", "the body is not well-formed JSON"),
                Arguments.of("", "VALIDATION", "sample must not be null"),
                Arguments.of("null", "VALIDATION", "sample must not be null"),
                Arguments.of("[\"canary\"]", "VALIDATION", "the body must be an object"),
                Arguments.of("{\"name\": {\"canary\": 1}}", "VALIDATION", "name must be a string"),
                Arguments.of("{\"name\": 17}", "VALIDATION", "name must be a string"),
                Arguments.of("{\"name\": \"a\", \"count\": \"canary\"}", "VALIDATION", "count must be a number"),
                Arguments.of("{\"name\": \"a\", \"count\": \"17\"}", "VALIDATION", "count must be a number"),
                Arguments.of("{\"name\": \"a\", \"count\": 1.5}", "VALIDATION", "count must be a number"),
                Arguments.of(
                        "{\"name\": \"a\", \"at\": \"canary\"}", "VALIDATION", "at must be a date or time (RFC 3339)"),
                Arguments.of("{\"name\": \"a\", \"name\": \"canary\"}", "MALFORMED_JSON", null),
                Arguments.of("{\"name\": \"a\"} canary", "MALFORMED_JSON", null),
                Arguments.of("{}", "VALIDATION", "name must not be null"));
    }

    @ParameterizedTest
    @MethodSource("refusedBodies")
    void refusesBodyInTheShapeOfEachSurface(String body, String code, String message) {
        ValidatableResponse onAir = json().body(body).post("/v1/samples").then().statusCode(400);
        onAir(onAir, 400, code).body("message", message == null ? notNullValue() : equalTo(message));
        onAir.body(not(containsString("canary")));
        ValidatableResponse onAgents =
                json().body(body).post("/api/v1/samples").then().statusCode(400);
        onAgents(onAgents, code).body("error", message == null ? notNullValue() : equalTo(message));
        onAgents.body(not(containsString("canary")));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, nothing/here, 404, NOT_FOUND",
        "DELETE, samples, 405, METHOD_NOT_ALLOWED",
        "GET, samples/operators, 401, UNAUTHORIZED",
        "GET, samples/busy, 429, RATE_LIMIT_EXCEEDED",
        "GET, samples/broken/canary, 500, INTERNAL_ERROR",
        "GET, samples/downstream/404, 500, INTERNAL_ERROR",
        "GET, samples/downstream/503, 503, UNAVAILABLE",
        "GET, samples/away, 503, UNAVAILABLE"
    })
    void refusesInTheShapeOfEachSurface(String method, String path, int status, String code) {
        onAir(given().request(method, "/v1/" + path).then().statusCode(status), status, code)
                .body(not(containsString("canary")));
        onAgents(given().request(method, "/api/v1/" + path).then().statusCode(status), code)
                .body(not(containsString("canary")));
    }

    @Test
    void refusesPathOutsideOfEveryResourceInTheShapeOfAir() {
        onAir(given().get("/nowhere").then().statusCode(404), 404, "NOT_FOUND");
        onAgents(given().get("/contexts/programs/x").then().statusCode(404), "NOT_FOUND");
        onAgents(given().get("/credentials/status/x").then().statusCode(404), "NOT_FOUND");
    }

    /** The server itself answers them, before there is a request that could have an id. */
    @ParameterizedTest
    @ValueSource(strings = {"%zz", "%2", "%", "a%", "%zz/b", "%-1", "?a=%zz"})
    void refusesMalformedPercentEscapes(String escape) throws IOException {
        for (String path : List.of("/contexts/", "/api/v1/agents/", "/credentials/status/", "/v1/samples/count/")) {
            String answer = raw("GET " + path + escape);
            assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
        }
    }

    @Test
    void refusesAQueryThatNoDatabaseStores() {
        onAir(rawPath("/v1/samples/count/a?b=%00").then().statusCode(400), 400, "VALIDATION");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/contexts/%ff", "/v1/samples/count/%c3%28", "/api/v1/samples/count/%ff"})
    void failsOnNoOtherOddEscape(String path) {
        int status = rawPath(path).statusCode();
        assertTrue(status >= 200 && status < 500, () -> path + " " + status);
    }

    private static Response rawPath(String path) {
        return given().urlEncodingEnabled(false).get(path);
    }

    private String raw(String call) throws IOException {
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            socket.getOutputStream()
                    .write((call + " HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void refusesOtherContentType() {
        onAir(
                given().contentType("text/plain")
                        .body("a")
                        .post("/v1/samples")
                        .then()
                        .statusCode(415),
                415,
                "UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    void saysWhenToTryAgain() {
        given().get("/v1/samples/busy").then().header("retry-after", "2");
        given().get("/v1/samples/away").then().header("retry-after", "1");
    }

    @Test
    void refusesBodyOverOneMebibyteByItsLength() {
        String large = "{\"name\": \"" + "a".repeat(1 << 20) + "\"}";
        onAir(json().body(large).post("/v1/samples").then().statusCode(413), 413, "PAYLOAD_TOO_LARGE");
        onAgents(json().body(large).post("/api/v1/samples").then().statusCode(413), "PAYLOAD_TOO_LARGE");
    }

    @Test
    void refusesChunkedBodyOverOneMebibyte() throws IOException, InterruptedException {
        HttpResponse<String> response = chunked("/v1/samples", 1 << 20);
        assertEquals(413, response.statusCode());
        assertTrue(response.body().contains("\"code\":\"PAYLOAD_TOO_LARGE\""), response.body());
        assertTrue(response.headers().firstValue("x-request-id").orElse("").matches(REQUEST_ID));
    }

    @Test
    void believesNoForwardedAddressUnlessTheProxyIsTrusted() {
        long left = left("203.0.113.1");
        assertTrue(left("203.0.113.2") < left);
    }

    private static long left(String claimed) {
        String header = given().header("X-Forwarded-For", claimed)
                .get("/credentials/status/x")
                .then()
                .header("RateLimit-Policy", "\"read\";q=600;w=600")
                .extract()
                .header("RateLimit");
        return Long.parseLong(header.replaceAll(".*;r=([0-9]+);.*", "$1"));
    }

    @Test
    void ignoresUnknownMembers() {
        json().body("{\"name\": \"a\", \"other\": 1}")
                .post("/v1/samples")
                .then()
                .statusCode(200);
    }

    @Test
    void readsChunkedBodyBelowOneMebibyte() throws IOException, InterruptedException {
        assertEquals(200, chunked("/v1/samples", 500_000).statusCode());
    }

    @Test
    void asksForBearerToken() {
        given().get("/v1/samples/operators").then().statusCode(401).header("www-authenticate", "Bearer");
    }

    @Test
    void refusesExpiredToken() {
        onAir(
                given().auth()
                        .oauth2(OperatorTokens.token(Duration.ofMinutes(-10)))
                        .get("/v1/samples/operators")
                        .then()
                        .statusCode(401),
                401,
                "UNAUTHORIZED");
    }

    @Test
    void refusesForgedToken() {
        String token = OperatorTokens.token();
        String forged = token.substring(0, token.length() - 10) + "AAAAAAAAAA";
        onAir(given().auth().oauth2(forged).get("/v1/samples/operators").then().statusCode(401), 401, "UNAUTHORIZED");
    }

    @Test
    void refusesTokenOfAnotherRole() {
        String token = OperatorTokens.tokenOf("reader");
        onAir(given().auth().oauth2(token).get("/v1/samples/operators").then().statusCode(403), 403, "FORBIDDEN");
        onAgents(
                given().auth()
                        .oauth2(token)
                        .get("/api/v1/samples/operators")
                        .then()
                        .statusCode(403),
                "FORBIDDEN");
    }

    @Test
    void letsOperatorIn() {
        given().auth()
                .oauth2(OperatorTokens.token())
                .get("/v1/samples/operators")
                .then()
                .statusCode(200)
                .header("x-request-id", matchesPattern(REQUEST_ID));
    }

    @Test
    void neverReadsAnotherKindOfTokenWhereNoneIsAsked() {
        given().header("Authorization", "Bearer not-a-jwt")
                .get("/v1/samples/count/a")
                .then()
                .statusCode(200);
    }

    private HttpResponse<String> chunked(String path, int letters) throws IOException, InterruptedException {
        byte[] body = ("{\"name\": \"" + "a".repeat(letters) + "\"}").getBytes();
        HttpRequest request = HttpRequest.newBuilder(base.resolve(path))
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static RequestSpecification json() {
        return given().contentType(ContentType.JSON);
    }

    private static ValidatableResponse onAir(ValidatableResponse response, int status, String code) {
        return response.contentType(ContentType.JSON)
                .header("x-request-id", matchesPattern(REQUEST_ID))
                .body("error", equalTo(status))
                .body("code", equalTo(code))
                .body("message", notNullValue())
                .body("request_id", equalTo(response.extract().header("x-request-id")));
    }

    private static ValidatableResponse onAgents(ValidatableResponse response, String code) {
        return response.contentType(ContentType.JSON)
                .body("error", org.hamcrest.Matchers.instanceOf(String.class))
                .body("message", nullValue())
                .body("code", equalTo(code))
                .body("request_id", equalTo(response.extract().header("x-request-id")));
    }
}
