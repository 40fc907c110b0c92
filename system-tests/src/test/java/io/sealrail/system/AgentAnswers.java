package io.sealrail.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;

import io.sealrail.system.client.AgentClient;
import io.sealrail.system.client.Http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What answers of the agents' API must look like. */
final class AgentAnswers {

    static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ";
    static final String URN = "urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    static final String REQUEST_ID = "req_[0-9A-Z]{26}";

    private AgentAnswers() {}

    static void assertRefused(int status, String code, Http.Answer answer) {
        AgentClient.accepted(status, answer);
        assertEquals(code, answer.text("code"));
        assertTrue(answer.json().path("error").isTextual());
        assertMatches(REQUEST_ID, answer.json().path("request_id"));
        assertFalse(answer.json().has("message"));
    }

    static void assertChecks(JsonNode verdict, boolean signature, boolean expiry, boolean revocation) {
        assertEquals(signature, verdict.at("/checks/signature").booleanValue(), verdict::toString);
        assertEquals(expiry, verdict.at("/checks/expiry").booleanValue(), verdict::toString);
        assertEquals(revocation, verdict.at("/checks/revocation").booleanValue(), verdict::toString);
        assertEquals(signature && expiry && revocation, verdict.path("valid").booleanValue(), verdict::toString);
    }

    static void assertMatches(String pattern, JsonNode value) {
        assertTrue(value.isTextual() && value.asText().matches(pattern), () -> value + " is not " + pattern);
    }

    static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(value -> texts.add(value.asText()));
        return texts;
    }

    /** This member of each element. */
    static List<String> texts(JsonNode array, String member) {
        List<String> texts = new ArrayList<>();
        array.forEach(element -> texts.add(element.path(member).asText()));
        return texts;
    }

    static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
