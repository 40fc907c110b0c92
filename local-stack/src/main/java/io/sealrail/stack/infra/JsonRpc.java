package io.sealrail.stack.infra;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Calls to an EVM node (JSON-RPC 2.0 over HTTP). */
public final class JsonRpc {

    private static final ObjectMapper JSON = new ObjectMapper();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final URI node;

    public JsonRpc(String url) {
        this.node = URI.create(url);
    }

    /** @throws IOException when the node is away or answers with an error */
    public JsonNode call(String method, Object... parameters) throws IOException {
        ObjectNode request =
                JSON.createObjectNode().put("jsonrpc", "2.0").put("id", 1).put("method", method);
        request.set("params", JSON.valueToTree(parameters));
        try {
            JsonNode answer = JSON.readTree(http.send(
                            HttpRequest.newBuilder(node)
                                    .timeout(Duration.ofSeconds(10))
                                    .header("content-type", "application/json")
                                    .POST(HttpRequest.BodyPublishers.ofString(request.toString()))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body());
            if (answer.has("error")) {
                throw new IOException(
                        method + ": " + answer.get("error").path("message").asText());
            }
            return answer.path("result");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
