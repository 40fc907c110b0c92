package io.sealrail.onchain.chain;

import java.io.IOException;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;

import io.sealrail.kit.fetch.OnEventLoop;

/** JSON-RPC 2.0 over HTTP, one call a request, each with a time limit. */
@ApplicationScoped
public class JsonRpc {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int LIMIT_EXCEEDED = -32005;

    private final Vertx vertx;
    private final HttpClient http;
    private final ChainConfig config;

    JsonRpc(Vertx vertx, ChainConfig config) {
        this.vertx = vertx;
        this.http = vertx.createHttpClient();
        this.config = config;
    }

    /**
     * The call's result, a null node when the node has none. Fails with {@link RpcException} when the node refuses and with
     * {@link ChainUnavailableException} when it cannot be asked.
     */
    Uni<JsonNode> call(String method, Object... params) {
        return send(request(method, params))
                .onFailure(failure -> !(failure instanceof RpcException))
                .transform(failure -> new ChainUnavailableException("the chain does not answer " + method, failure));
    }

    private Uni<JsonNode> send(Buffer body) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(config.rpcUrl())
                .setConnectTimeout(config.requestTimeout().toMillis())
                .setIdleTimeout(config.requestTimeout().toMillis())
                .putHeader("content-type", "application/json");
        return Uni.createFrom()
                .completionStage(() -> OnEventLoop.begin(vertx, () -> http.request(options)
                                .compose(request -> request.send(body))
                                .compose(response -> response.body().map(answer -> result(response, answer))))
                        .toCompletionStage())
                .ifNoItem()
                .after(config.requestTimeout())
                .fail();
    }

    private static Buffer request(String method, Object... params) {
        var call = JSON.createObjectNode().put("jsonrpc", "2.0").put("id", 1).put("method", method);
        call.set("params", JSON.valueToTree(List.of(params)));
        return Buffer.buffer(call.toString());
    }

    private static JsonNode result(HttpClientResponse response, Buffer body) {
        if (response.statusCode() == TOO_MANY_REQUESTS) {
            throw new ChainUnavailableException("the node limits our calls", null);
        }
        JsonNode answer = parse(response, body);
        JsonNode error = answer.path("error");
        if (error.isObject()) {
            throw refusal(error);
        }
        if (!answer.has("result")) {
            throw new ChainUnavailableException("HTTP status " + response.statusCode(), null);
        }
        return answer.get("result");
    }

    private static JsonNode parse(HttpClientResponse response, Buffer body) {
        try {
            return JSON.readTree(body.getBytes());
        } catch (IOException e) {
            throw new ChainUnavailableException("HTTP status " + response.statusCode() + " without JSON", e);
        }
    }

    private static RuntimeException refusal(JsonNode error) {
        int code = error.path("code").asInt();
        String message = error.path("message").asText();
        if (code == LIMIT_EXCEEDED) {
            return new ChainUnavailableException("the node limits our calls", null);
        }
        JsonNode data = error.path("data");
        return new RpcException(
                code,
                message,
                data.isTextual() ? data.asText() : data.path("data").asText(""));
    }
}
