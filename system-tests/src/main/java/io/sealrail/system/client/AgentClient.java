package io.sealrail.system.client;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A program of an organisation, with its API key; anybody's calls need none. */
public final class AgentClient {

    private final Http http;
    private final String key;

    public AgentClient(String baseUrl, String key) {
        this.http = new Http(baseUrl);
        this.key = key;
    }

    public static String freshSlug() {
        return "agent-" + UUID.randomUUID().toString().substring(0, 13);
    }

    public static ObjectNode registration(String slug) {
        ObjectNode agent = Demo.JSON
                .createObjectNode()
                .put("agent_slug", slug)
                .put("display_name", "Travel assistant")
                .put("description", "Books journeys for our staff.");
        agent.putArray("capabilities").add("search-journeys").add("book-journeys");
        return agent;
    }

    /** Registers an agent that must be accepted. */
    public Http.Answer registered(String slug) {
        return accepted(201, register(registration(slug)));
    }

    public Http.Answer register(JsonNode body) {
        return post("", body.toString());
    }

    public Http.Answer list(String query) {
        return get(query);
    }

    public Http.Answer show(String slug) {
        return get("/" + slug);
    }

    public Http.Answer publish(String slug, String description) {
        return post(
                "/" + slug + "/versions",
                Demo.JSON.createObjectNode().put("description", description).toString());
    }

    public Http.Answer revoke(String slug, String reason) {
        return revokeWith(
                slug, Demo.JSON.createObjectNode().put("reason", reason).toString());
    }

    public Http.Answer revokeWith(String slug, String body) {
        return post("/" + slug + "/credentials/revoke", body);
    }

    public Http.Answer decommission(String slug) {
        return post("/" + slug + "/decommission", "{}");
    }

    public Http.Answer history(String slug) {
        return get("/" + slug + "/credentials?per_page=100");
    }

    /** The entry of every credential there ever was, by its id, from as many pages as that takes. */
    public Map<String, JsonNode> wholeHistory(String slug) {
        Map<String, JsonNode> entries = new HashMap<>();
        JsonNode page;
        int number = 0;
        do {
            number++;
            page = accepted(200, get("/" + slug + "/credentials?per_page=100&page=" + number))
                    .json();
            page.path("credentials")
                    .forEach(entry -> entries.put(entry.path("vc_id").asText(), entry));
        } while (page.required("has_more").asBoolean());
        return entries;
    }

    /** The current credential, asked for without a key. */
    public Http.Answer current(String slug) {
        return http.get("/api/v1/agents/" + slug + "/credential");
    }

    /** The current credential, which there must be. */
    public JsonNode credential(String slug) {
        JsonNode credential = accepted(200, current(slug)).json().path("credential");
        if (!credential.isObject()) {
            throw new AssertionError(slug + " has no credential");
        }
        return credential;
    }

    /** What the verifier says, asked without a key. */
    public JsonNode verify(JsonNode credential) {
        String body = Demo.JSON.createObjectNode().set("credential", credential).toString();
        return accepted(200, http.post("/api/v1/credentials/verify", body)).json();
    }

    public static Http.Answer accepted(int status, Http.Answer answer) {
        if (answer.status() != status) {
            throw new AssertionError("expected " + status + " but was " + answer.status() + ": "
                    + answer.response().body());
        }
        return answer;
    }

    private Http.Answer get(String path) {
        return key == null
                ? http.get("/api/v1/agents" + path)
                : http.get("/api/v1/agents" + path, "Authorization", "Bearer " + key);
    }

    private Http.Answer post(String path, String body) {
        return key == null
                ? http.post("/api/v1/agents" + path, body)
                : http.post("/api/v1/agents" + path, body, "Authorization", "Bearer " + key);
    }
}
