package io.sealrail.stack.gateway;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.SocketAddress;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class GatewayTest {

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();
    private HttpServer first;
    private HttpServer second;
    private final Set<String> notReady = ConcurrentHashMap.newKeySet();
    private final Set<String> silent = ConcurrentHashMap.newKeySet();
    private Gateway gateway;
    private int port;

    @BeforeEach
    void start() {
        first = await(origin("first"));
        second = await(origin("second"));
        HttpServer dead = await(origin("dead"));
        await(dead.close());
        gateway = new Gateway(
                vertx,
                "http://localhost:8080",
                Map.of(
                        "issuance-api", List.of(at(first.actualPort()), at(second.actualPort())),
                        "verifier-service", List.of(at(dead.actualPort()))));
        port = await(gateway.listen(at(0))).actualPort();
    }

    @AfterEach
    void stop() {
        await(vertx.close());
    }

    private static SocketAddress at(int port) {
        return SocketAddress.inetSocketAddress(port, "127.0.0.1");
    }

    private Future<HttpServer> origin(String name) {
        return origin(name, 0);
    }

    private Future<HttpServer> origin(String name, int port) {
        return vertx.createHttpServer()
                .requestHandler(request -> answer(name, request))
                .listen(port, "127.0.0.1");
    }

    private void answer(String name, HttpServerRequest request) {
        if (silent.contains(name)) {
            return;
        }
        if (request.path().equals("/q/health/ready")) {
            request.response()
                    .setStatusCode(notReady.contains(name) ? 503 : 200)
                    .end();
            return;
        }
        if (request.path().endsWith("/break")) {
            request.connection().close();
            return;
        }
        request.body().onSuccess(body -> {
            request.headers()
                    .forEach((header, value) -> request.response().headers().add("seen-" + header, value));
            request.response().putHeader("x-from", name).end(body);
        });
    }

    @Test
    void spreadsCallsOverReplicas() throws Exception {
        assertEquals(Set.of("first", "second"), answeringReplicas());
    }

    @Test
    void passesOverReplicaThatRefusesConnections() throws Exception {
        await(first.close());
        assertEquals(Set.of("second"), answeringReplicas());
    }

    @Test
    void leavesOutReplicaThatIsNotReady() {
        notReady.add("first");
        awaitAnswersOf(Set.of("second"));
        notReady.remove("first");
        awaitAnswersOf(Set.of("first", "second"));
    }

    @Test
    void leavesOutReplicaThatStartsToListenUntilItIsReady() throws Exception {
        int freed = first.actualPort();
        await(first.close());
        awaitAnswersOf(Set.of("second"));
        notReady.add("first");
        // its last connections may hold the port for a moment
        Awaitility.await().ignoreExceptions().until(() -> await(origin("first", freed)), server -> true);
        assertEquals(Set.of("second"), answeringReplicas());
        notReady.clear();
        awaitAnswersOf(Set.of("first", "second"));
    }

    @Test
    void asksReplicasThatAreNotReadyWhenNoneIs() throws Exception {
        notReady.addAll(Set.of("first", "second"));
        awaitAnswersOf(Set.of("first", "second"));
        assertEquals(200, post("/v1/echo", "x").statusCode());
    }

    @Test
    void leavesOutReplicaThatHangs() {
        silent.add("first");
        awaitAnswersOf(Set.of("second"));
    }

    @Test
    void letsServicesSpeakForThemselves() throws Exception {
        int door = await(gateway.listen(at(0), "issuance-api")).actualPort();
        HttpResponse<String> response = client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + door + "/internal/x"))
                        .header("x-sealrail-internal", "told")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertEquals(200, response.statusCode());
        assertEquals(List.of("told"), response.headers().allValues("seen-x-sealrail-internal"));
        assertEquals(List.of(), response.headers().allValues("seen-x-forwarded-for"));
    }

    private void awaitAnswersOf(Set<String> replicas) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .ignoreException(HttpTimeoutException.class)
                .until(() -> answeringReplicas().equals(replicas));
    }

    private Set<String> answeringReplicas() throws Exception {
        Set<String> names = new HashSet<>();
        for (int call = 0; call < 6; call++) {
            HttpResponse<String> response = post("/v1/echo", "x");
            assertEquals(200, response.statusCode());
            names.add(response.headers().firstValue("x-from").orElseThrow());
        }
        return names;
    }

    @Test
    void carriesLargeBodiesBothWays() throws Exception {
        String large = "0123456789abcdef".repeat(200_000);
        assertEquals(large, post("/v1/echo", large).body());
    }

    @Test
    void saysWhenNoReplicaAnswers() throws Exception {
        HttpResponse<String> response = post("/api/v1/credentials/verify", "{}");
        assertEquals(503, response.statusCode());
        JsonObject body = body(response);
        assertEquals("The service is away, try again in a second.", body.getString("error"));
        assertEquals("SERVICE_UNAVAILABLE", body.getString("code"));
        assertEquals("1", response.headers().firstValue("retry-after").orElseThrow());
    }

    @Test
    void saysWhenServiceBreaksOff() throws Exception {
        HttpResponse<String> response = post("/v1/break", "{}");
        assertEquals(502, response.statusCode());
        assertEquals(502, body(response).getInteger("error"));
        assertEquals("BAD_GATEWAY", body(response).getString("code"));
    }

    @Test
    void refusesInTheNotarysShape() throws Exception {
        HttpResponse<String> response = post("/v1/evaluations/break", "{}");
        assertEquals(502, response.statusCode());
        assertEquals(
                "application/problem+json",
                response.headers().firstValue("content-type").orElseThrow());
        JsonObject body = body(response);
        assertEquals("http://localhost:8080/problems/server/unavailable", body.getString("type"));
        assertEquals("Temporarily unavailable", body.getString("title"));
        assertEquals(502, body.getInteger("status"));
        assertEquals("server.unavailable", body.getString("code"));
        assertEquals(Set.of("type", "title", "status", "detail", "code", "request_id"), body.fieldNames());
    }

    @Test
    void refusesAnAmbiguousPathInTheShapeOfItsSurface() throws Exception {
        assertEquals(
                "request.not_found", body(post("/v1/evaluations/..%2fx", "{}")).getString("code"));
        assertEquals("NOT_FOUND", body(post("/api/v1/..%2fx", "{}")).getString("code"));
    }

    @Test
    void refusesUnknownPathInJson() throws Exception {
        HttpResponse<String> response = post("/internal/x", "{}");
        assertEquals(404, response.statusCode());
        assertEquals(404, body(response).getInteger("error"));
    }

    @Test
    void replacesWhatTheClientClaimsToHaveForwarded() throws Exception {
        HttpResponse<String> response = client.send(
                request("/v1/echo")
                        .header("x-forwarded-for", "203.0.113.9")
                        .header("x-forwarded-for", "203.0.113.10")
                        .header("x-forwarded-host", "claimed.example")
                        .header("x-forwarded-proto", "gopher")
                        .header("forwarded", "for=203.0.113.9")
                        .header("x-real-ip", "203.0.113.9")
                        .header("x-sealrail-internal", "guessed")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        HttpHeaders seen = response.headers();
        assertEquals(List.of("127.0.0.1"), seen.allValues("seen-x-forwarded-for"));
        assertEquals(List.of("127.0.0.1:" + port), seen.allValues("seen-x-forwarded-host"));
        assertEquals(List.of("http"), seen.allValues("seen-x-forwarded-proto"));
        assertEquals(List.of(), seen.allValues("seen-forwarded"));
        assertEquals(List.of(), seen.allValues("seen-x-real-ip"));
        assertEquals(List.of(), seen.allValues("seen-x-sealrail-internal"));
    }

    /** A refusal's body, whose request has the id that the header names too. */
    private static JsonObject body(HttpResponse<String> response) {
        JsonObject body = new JsonObject(response.body());
        assertTrue(body.getString("request_id").matches("req_[0-9A-HJKMNP-TV-Z]{26}"), response.body());
        assertEquals(
                body.getString("request_id"),
                response.headers().firstValue("x-request-id").orElseThrow());
        return body;
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return client.send(
                request(path).POST(HttpRequest.BodyPublishers.ofString(body)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(1));
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }
}
