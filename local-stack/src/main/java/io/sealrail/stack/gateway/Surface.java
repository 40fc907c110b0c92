package io.sealrail.stack.gateway;

import java.util.List;
import java.util.regex.Pattern;

import io.vertx.core.json.JsonObject;

/** The public APIs, each with the error body that its clients know: the same that the services give. */
public enum Surface {
    AIR("application/json") {
        @Override
        JsonObject body(Refusal refusal, String requestId, String baseUrl) {
            return new JsonObject()
                    .put("error", refusal.status)
                    .put("message", refusal.message)
                    .put("code", refusal.code)
                    .put("request_id", requestId);
        }
    },
    AGENTS("application/json") {
        @Override
        JsonObject body(Refusal refusal, String requestId, String baseUrl) {
            return new JsonObject()
                    .put("error", refusal.message)
                    .put("code", refusal.code)
                    .put("request_id", requestId);
        }
    },
    /** Problem details (RFC 9457). */
    NOTARY("application/problem+json") {
        @Override
        JsonObject body(Refusal refusal, String requestId, String baseUrl) {
            return new JsonObject()
                    .put("type", baseUrl + "/problems/" + refusal.problem.replace('.', '/'))
                    .put("title", refusal.title)
                    .put("status", refusal.status)
                    .put("detail", refusal.message)
                    .put("code", refusal.problem)
                    .put("request_id", requestId);
        }
    };

    private static final List<String> AGENTS_PATHS =
            List.of("/api/v1/", "/agents/", "/.well-known/", "/credentials/status/", "/contexts/", "/vct/");
    private static final Pattern NOTARY_PATHS = Pattern.compile(
            "/v1/credentials/*|/v1/credentials/[^/]+/status/*|/(v1/(evaluations|batch-evaluations|claims|formats)|problems)(/.*)?");
    /** What the services' routers take for nothing. */
    private static final Pattern IGNORED = Pattern.compile(";[^/]*|(?<=/)/+");

    final String contentType;

    Surface(String contentType) {
        this.contentType = contentType;
    }

    /** @param path as it was sent; null if it is none */
    public static Surface of(String path) {
        if (path == null) {
            return AIR;
        }
        String routed = IGNORED.matcher(path).replaceAll("");
        if (NOTARY_PATHS.matcher(routed).matches()) {
            return NOTARY;
        }
        return AGENTS_PATHS.stream().anyMatch(routed::startsWith) ? AGENTS : AIR;
    }

    /** @param baseUrl of the gateway, where problem documents are */
    abstract JsonObject body(Refusal refusal, String requestId, String baseUrl);
}
