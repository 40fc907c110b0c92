package io.sealrail.stack.registry;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Executors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * Runs the land registry: {@code GET /v1/holdings/{farmer_id}} with the header {@code x-registry-key} answers {@code {"holding": {…}}},
 * or 404. Arguments: the host and the port to listen at. The key is in the environment variable {@code LAND_REGISTRY_KEY}.
 */
public final class LandRegistryMain {

    /** The environment variable of the key. */
    public static final String KEY = "LAND_REGISTRY_KEY";

    private static final String HOLDINGS = "/v1/holdings/";
    private static final int THREADS = 8;
    private static final ObjectMapper JSON = new ObjectMapper();

    private LandRegistryMain() {}

    public static void main(String[] arguments) throws IOException {
        start(new InetSocketAddress(arguments[0], Integer.parseInt(arguments[1])), System.getenv(KEY));
    }

    static HttpServer start(InetSocketAddress address, String key) throws IOException {
        HttpServer server = HttpServer.create(address, 0);
        server.createContext("/", call -> answer(call, key));
        server.setExecutor(Executors.newFixedThreadPool(THREADS));
        server.start();
        return server;
    }

    private static void answer(HttpExchange call, String key) throws IOException {
        String path = call.getRequestURI().getPath();
        if (!key.equals(call.getRequestHeaders().getFirst("x-registry-key"))) {
            send(call, 401, refusal("The header x-registry-key is missing or wrong."));
        } else if (!"GET".equals(call.getRequestMethod()) || !path.startsWith(HOLDINGS)) {
            send(call, 404, refusal("There is nothing at this path."));
        } else {
            Optional<LandHolding> holding = LandHolding.of(path.substring(HOLDINGS.length()));
            JsonNode body =
                    holding.<JsonNode>map(LandRegistryMain::found).orElseGet(() -> refusal("No land is registered."));
            send(call, holding.isPresent() ? 200 : 404, body);
        }
    }

    private static JsonNode found(LandHolding holding) {
        return JSON.createObjectNode().set("holding", holding.json());
    }

    private static JsonNode refusal(String why) {
        return JSON.createObjectNode().put("error", why);
    }

    private static void send(HttpExchange call, int status, JsonNode body) throws IOException {
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        call.getResponseHeaders().set("content-type", "application/json");
        call.sendResponseHeaders(status, bytes.length);
        try (call) {
            call.getResponseBody().write(bytes);
        }
    }
}
