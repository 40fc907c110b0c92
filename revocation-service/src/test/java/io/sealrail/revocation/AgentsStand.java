package io.sealrail.revocation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;

/**
 * What issuance-api answers of keys and agents: the last word of the key and the first of the slug say what, and the number in
 * the slug makes the ids and indexes. {@code /stand/{slug}} counts the fences that were asked for, put up and taken away. A fence is put up
 * even if its answer never comes, and once even if it is asked for twice.
 */
final class AgentsStand {

    private static final String ALL =
            "\"agents:read\",\"agents:write\",\"credentials:read\",\"credentials:revoke\",\"api-keys:manage\"";
    private static final Map<String, String> CALLERS = Map.of(
            "admin", caller("admin", ALL),
            "owner", caller("owner", ALL),
            "member", caller("member", ALL),
            "unscoped", caller("admin", "\"agents:read\",\"credentials:read\""),
            "garbage", "garbage",
            "incomplete", "{\"organizationId\":\"o\"}",
            "keyless", caller("admin", ALL).replace("keyId", "other"));

    private final CountDownLatch closing;
    private final Map<String, Integer> asked = new ConcurrentHashMap<>();
    private final Map<String, Integer> raised = new ConcurrentHashMap<>();
    private final Map<String, Integer> lifted = new ConcurrentHashMap<>();
    private final Set<String> standing = ConcurrentHashMap.newKeySet();

    AgentsStand(HttpServer server, CountDownLatch closing) {
        this.closing = closing;
        server.createContext("/internal/v1/api-caller", this::tellCaller);
        server.createContext("/internal/v1/agents/", this::fence);
        server.createContext("/stand/", this::tellFences);
    }

    static String key(String whose) {
        return "sealrail_live_" + whose;
    }

    /** The id of the n-th agent's credential, of its version from 1 up. */
    static String credentialId(int n, int version) {
        return "urn:uuid:agent-" + n + "-" + version;
    }

    /** A call with the key of a caller. */
    static RequestSpecification call(String whose) {
        return RestAssured.given().auth().oauth2(key(whose)).contentType("application/json");
    }

    /** How many fences of the agent the stand was {@code asked} for, has {@code raised} or {@code lifted}. */
    static int fences(String issuance, String slug, String what) {
        return RestAssured.get(issuance + "/stand/" + slug).path(what);
    }

    private static String caller(String role, String scopes) {
        return "{\"organizationId\":\"org-1\",\"memberId\":\"mem-7\",\"keyId\":\"key-1\",\"role\":\"" + role
                + "\",\"scopes\":[" + scopes + "]}";
    }

    private void tellCaller(HttpExchange exchange) throws IOException {
        String key = key(exchange);
        if (key.equals("hangs")) {
            IssuanceStand.await(closing);
        } else if (key.equals("broken")) {
            IssuanceStand.send(exchange, 500, "{}");
        } else if (key.equals("busy")) {
            exchange.getResponseHeaders().set("retry-after", "7");
            IssuanceStand.send(exchange, 429, "{}");
        } else if (CALLERS.containsKey(key)) {
            IssuanceStand.send(exchange, 200, CALLERS.get(key));
        } else {
            IssuanceStand.send(exchange, 401, "{}");
        }
    }

    private static String key(HttpExchange exchange) {
        String authorization = exchange.getRequestHeaders().getFirst("authorization");
        return authorization == null ? "" : authorization.replaceFirst("Bearer sealrail_live_", "");
    }

    private void fence(HttpExchange exchange) throws IOException {
        String[] path = exchange.getRequestURI().getPath().split("/");
        String slug = path[4];
        if (exchange.getRequestMethod().equals("DELETE")) {
            if (standing.remove(path[6])) {
                lifted.merge(slug, 1, Integer::sum);
            }
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
            return;
        }
        asked.merge(slug, 1, Integer::sum);
        boolean again = !standing.add(fenceId(exchange));
        int fences = raised.merge(slug, again ? 0 : 1, Integer::sum);
        switch (slug.replaceFirst("-.*", "")) {
            case "hangs" -> IssuanceStand.await(closing);
            case "ends" -> IssuanceStand.send(exchange, again ? 200 : 503, fence(10_000, credentials(slug, 2)));
            case "cuts" -> {
                if (again) {
                    IssuanceStand.send(exchange, 200, fence(10_000, credentials(slug, 2)));
                } else {
                    exchange.close();
                }
            }
            case "broken" -> IssuanceStand.send(exchange, 500, "{}");
            case "garbage" -> IssuanceStand.send(exchange, 200, "garbage");
            case "empty" -> IssuanceStand.send(exchange, 200, fence(10_000, List.of()));
            case "partial" -> IssuanceStand.send(exchange, 200, fence(10_000, List.of("{\"credentialId\":\"x\"}")));
            case "inactive" -> IssuanceStand.send(exchange, 409, "{}");
            case "denied" -> IssuanceStand.send(exchange, 403, "{}");
            case "agent", "late" -> IssuanceStand.send(exchange, 200, fence(10_000, credentials(slug, 2)));
            case "falls" ->
                IssuanceStand.send(
                        exchange,
                        200,
                        fences == 1 ? fence(0, credentials(slug, 2)) : fence(10_000, credentials(slug, 3)));
            case "fallen" -> IssuanceStand.send(exchange, 200, fence(0, credentials(slug, 1)));
            default -> IssuanceStand.send(exchange, 404, "{}");
        }
    }

    private static String fenceId(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        return UUID.fromString(JsonPath.from(body).getString("fenceId")).toString();
    }

    private static String fence(int expiresInMillis, List<String> credentials) {
        return "{\"expiresInMillis\":" + expiresInMillis + ",\"credentials\":[" + String.join(",", credentials) + "]}";
    }

    private static List<String> credentials(String slug, int newest) {
        int n = Integer.parseInt(slug.replaceFirst(".*-", ""));
        String list = slug.startsWith("late") ? "late" : "agents";
        return IntStream.rangeClosed(1, newest)
                .mapToObj(i -> newest + 1 - i)
                .map(version -> "{\"credentialId\":\"" + credentialId(n, version)
                        + "\",\"issuerDid\":\"did:web:sealrail.test\",\"version\":" + version
                        + ",\"status\":{\"listId\":\"" + list + "\",\"index\":" + (10 * n + version) + "}}")
                .collect(Collectors.toList());
    }

    private void tellFences(HttpExchange exchange) throws IOException {
        String slug = exchange.getRequestURI().getPath().replaceFirst(".*/", "");
        IssuanceStand.send(
                exchange,
                200,
                "{\"asked\":" + asked.getOrDefault(slug, 0) + ",\"raised\":" + raised.getOrDefault(slug, 0)
                        + ",\"lifted\":" + lifted.getOrDefault(slug, 0) + "}");
    }
}
