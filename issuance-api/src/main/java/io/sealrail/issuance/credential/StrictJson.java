package io.sealrail.issuance.credential;

import java.io.IOException;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sealrail.kit.http.Problem;

/** Reads a body that will be signed or compared: one JSON object, no member twice, nothing after it, {@code null} = absent. */
public final class StrictJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private StrictJson() {}

    /** The object without its {@code null} members; anything else is a 400. */
    public static ObjectNode object(byte[] body) {
        if (body == null || body.length == 0) {
            throw malformed("the body is missing");
        }
        try {
            JsonNode json = MAPPER.readTree(body);
            if (!json.isObject()) {
                throw malformed("the body must be a JSON object");
            }
            return dropNulls((ObjectNode) json);
        } catch (IOException e) {
            throw malformed("the body is not well-formed JSON");
        }
    }

    private static ObjectNode dropNulls(ObjectNode object) {
        object.properties().removeIf(member -> member.getValue().isNull());
        object.properties().stream()
                .filter(member -> member.getValue().isObject())
                .forEach(member -> dropNulls((ObjectNode) member.getValue()));
        return object;
    }

    private static Problem malformed(String message) {
        return Problem.of(400, "MALFORMED_JSON", message);
    }
}
