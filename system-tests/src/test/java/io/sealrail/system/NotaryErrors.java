package io.sealrail.system;

import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;

import io.sealrail.system.client.Http;

import static io.sealrail.system.AgentAnswers.assertMatches;
import static io.sealrail.system.AgentAnswers.names;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

/** What refusals of the Notary API must look like (RFC 9457, and the members of its published schema). */
final class NotaryErrors {

    private static final Set<String> MEMBERS =
            new TreeSet<>(Set.of("type", "title", "status", "detail", "code", "request_id"));

    private NotaryErrors() {}

    /** The body of a refusal whose every member is as it should be. */
    static JsonNode assertProblem(int status, String code, Http.Answer answer) {
        String text = answer.response().body();
        assertEquals(status, answer.status(), text);
        assertEquals(
                "application/problem+json",
                answer.response()
                        .headers()
                        .firstValue("content-type")
                        .orElse("")
                        .replaceAll(";.*", ""));
        JsonNode body = answer.json();
        Set<String> members = names(body);
        members.remove("reason");
        assertEquals(MEMBERS, members, text);
        assertEquals(code, body.path("code").asText(), text);
        assertEquals(status, body.path("status").intValue(), text);
        assertMatches("http://.+/problems/" + code.replace('.', '/'), body.path("type"));
        assertFalse(body.path("title").asText().isBlank(), text);
        assertFalse(body.path("detail").asText().isBlank(), text);
        String requestId =
                answer.response().headers().firstValue("x-request-id").orElse("");
        assertEquals(requestId, body.path("request_id").asText(), text);
        assertFalse(requestId.isBlank(), text);
        return body;
    }
}
