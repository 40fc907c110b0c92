package io.sealrail.system;

import java.util.Map;
import java.util.Set;

import io.sealrail.system.client.Http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Calls of the agents' API named by method and path, in which {@code SLUG} stands for an agent, and the shape of their refusals. */
final class AgentCalls {

    private static final Set<String> MEMBERS_OF_A_REFUSAL = Set.of("error", "code", "request_id");

    private final Http http;

    AgentCalls(Http http) {
        this.http = http;
    }

    /** A body that is not refused for its own sake. */
    static String goodBody(String call) {
        Map<String, String> bodies = Map.of(
                "revoke", "{\"reason\":\"Agent decommissioned\"}",
                "versions", "{\"description\":\"Next.\"}",
                "rotate", "{\"publicKeyMultibase\":\"z6MkpTHR8VNsBxYAAWHut2Geadd9jSwuBV8xRoAnwWsdvktH\"}");
        return bodies.getOrDefault(call.substring(call.lastIndexOf('/') + 1), "{}");
    }

    Http.Answer as(String key, String call, String slug, String body) {
        return send(call, slug, body, "Authorization", "Bearer " + key);
    }

    Http.Answer send(String call, String slug, String body, String... headers) {
        String[] parts = call.split(" ", 2);
        String path = parts[1].replace("SLUG", slug);
        return switch (parts[0]) {
            case "GET" -> http.get(path, headers);
            case "DELETE" -> http.delete(path, headers);
            default -> http.post(path, body, headers);
        };
    }

    static void refused(int status, String code, Http.Answer answer) {
        assertEquals(status, answer.status(), () -> answer.response().body());
        assertEquals(code, answer.text("code"), () -> answer.response().body());
        assertEquals(MEMBERS_OF_A_REFUSAL, AgentAnswers.names(answer.json()));
        assertTrue(answer.json().path("error").isTextual());
        assertTrue(answer.text("request_id").matches("req_[0-9A-Z]{26}"), answer.text("request_id"));
    }
}
