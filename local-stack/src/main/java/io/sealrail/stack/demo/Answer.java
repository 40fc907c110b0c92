package io.sealrail.stack.demo;

import com.fasterxml.jackson.databind.JsonNode;

/** What a door of the platform answered; {@code body} is a missing node when it was no JSON. */
record Answer(int status, JsonNode body, String text) {

    boolean ok() {
        return status / 100 == 2;
    }

    String field(String name) {
        return body.path(name).asText();
    }
}
