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
    },
    /** Problem details (RFC 9457) with {@code code}, {@code request_id} and, where there is one, {@code reason} beside them. */
    NOTARY {
        @Override
        Map<String, Object> body(Problem problem, String requestId) {
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("type", "/" + problem.code().replace('.', '/'));
            body.put("title", problem.title().orElse(problem.code()));
            body.put("status", problem.status());
            body.put("detail", problem.getMessage());
            body.put("code", problem.code());
            problem.reason().ifPresent(reason -> body.put("reason", reason));
            body.put("request_id", requestId);
            return body;
        }

        @Override
        Problem adapt(Problem problem) {
            return NotaryProblems.adapt(problem);
        }

        @Override
        public String contentType() {
            return "application/problem+json";
        }
    };

    private static final List<String> AGENTS_PATHS =
            List.of("/api/v1/", "/agents/", "/.well-known/", "/credentials/status/", "/contexts/", "/vct/");

    /** The surface that a path belongs to, normalized (RFC 3986, section 6.2.2). */
    public static Surface of(String path) {
        if (NotaryPaths.isNotary(path)) {
            return NOTARY;
        }
        return AGENTS_PATHS.stream().anyMatch(NotaryPaths.withoutParameters(path)::startsWith) ? AGENTS : AIR;
    }

    /** The media type of its error bodies. */
    public String contentType() {
        return "application/json";
    }

    /** The problem as clients of this surface know it. */
    Problem adapt(Problem problem) {
        return problem;
    }

    /** The members of the error body; {@code type} is relative to where the surface's problem documents are. */
    abstract Map<String, Object> body(Problem problem, String requestId);
}
