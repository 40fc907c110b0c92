package io.sealrail.stack.http;

import com.fasterxml.jackson.databind.JsonNode;

/** What a door of the platform answered; {@code body} is a missing node when it was no JSON. */
public record Answer(int status, JsonNode body, String text) {

    public boolean ok() {
        return status / 100 == 2;
    }

    public String field(String name) {
        return body.path(name).asText();
    }
}
