package io.sealrail.kit.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The public APIs, each with the error body that its clients know. */
public enum Surface {
    /** {@code {"error": 404, "message": "…", "code": "NOT_FOUND", "request_id": "req_…"}}. */
    AIR {
        @Override
        Map<String, Object> body(Problem problem, String requestId) {
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("error", problem.status());
            body.put("message", problem.getMessage());
            body.put("code", problem.code());
            body.put("request_id", requestId);
            return body;
        }
    },
    /** {@code {"error": "…", "code": "NOT_FOUND", "request_id": "req_…"}}. */
    AGENTS {
        @Override
        Map<String, Object> body(Problem problem, String requestId) {
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("error", problem.getMessage());
            body.put("code", problem.code());
            body.put("request_id", requestId);
            return body;
        }
    };

    private static final List<String> AGENTS_PATHS =
            List.of("/api/v1/", "/agents/", "/.well-known/", "/credentials/status/", "/contexts/");

    /** The surface that a path belongs to. */
    public static Surface of(String path) {
        return AGENTS_PATHS.stream().anyMatch(path::startsWith) ? AGENTS : AIR;
    }

    abstract Map<String, Object> body(Problem problem, String requestId);
}
