package io.sealrail.stack.demo;

import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sealrail.stack.http.Answer;
import io.sealrail.stack.http.HttpDoor;

/** The agents' doors that the demo knocks at. */
final class AgentsApi {

    private static final int MARK_CHARACTERS = 8;
    private final HttpDoor http = new HttpDoor();
    private final String base;

    AgentsApi(Platform platform) {
        this.base = platform.baseUrl() + "/api/v1/agents";
    }

    /** @return a slug that no agent has: they are never given twice */
    static String freshSlug(String beginning) {
        return beginning + "-" + UUID.randomUUID().toString().substring(0, MARK_CHARACTERS);
    }

    /** The body that registers an agent. */
    static String registration(String slug) {
        ObjectNode agent = new ObjectMapper()
                .createObjectNode()
                .put("agent_slug", slug)
                .put("display_name", "Travel assistant")
                .put("description", "Books journeys for our staff.");
        agent.putArray("capabilities").add("search-journeys").add("book-journeys");
        return agent.toString();
    }

    Answer register(String slug, String key) {
        return http.send("POST", base, bearer(key), registration(slug));
    }

    Answer history(String slug, String key) {
        return http.get(base + "/" + slug + "/credentials", bearer(key));
    }

    private static Map<String, String> bearer(String key) {
        return Map.of("authorization", "Bearer " + key);
    }
}
