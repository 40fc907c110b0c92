package io.sealrail.credential.canonical;

import java.math.BigDecimal;
import java.util.Map;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Turns Jackson's JSON into JSON-P's, which the JSON-LD library speaks, within our limits. Numbers become what a reader with
 * doubles sees: 1.0 is 1, and an integer that a double cannot hold is refused.
 */
final class JsonP {

    private static final JsonProvider PROVIDER = JsonProvider.provider();
    static final JsonBuilderFactory BUILDERS = PROVIDER.createBuilderFactory(Map.of());

    private int values;

    JsonStructure structure(JsonNode json) {
        return (JsonStructure) value(json, 0);
    }

    private JsonValue value(JsonNode json, int depth) {
        Limits.checkDepth(depth);
        Limits.checkValues(++values);
        return switch (json.getNodeType()) {
            case OBJECT -> object(json, depth);
            case ARRAY -> array(json, depth);
            case STRING -> PROVIDER.createValue(Unicode.requireWellFormed(json.textValue()));
            case NUMBER -> number(json);
            case BOOLEAN -> json.booleanValue() ? JsonValue.TRUE : JsonValue.FALSE;
            case NULL -> JsonValue.NULL;
            default -> throw new MalformedDocumentException("a value that is not JSON");
        };
    }

    private JsonValue object(JsonNode object, int depth) {
        JsonObjectBuilder builder = BUILDERS.createObjectBuilder();
        object.properties()
                .forEach(member ->
                        builder.add(Unicode.requireWellFormed(member.getKey()), value(member.getValue(), depth + 1)));
        return builder.build();
    }

    private JsonValue array(JsonNode array, int depth) {
        JsonArrayBuilder builder = BUILDERS.createArrayBuilder();
        array.forEach(item -> builder.add(value(item, depth + 1)));
        return builder.build();
    }

    private static JsonValue number(JsonNode number) {
        return PROVIDER.createValue(new BigDecimal(Numbers.canonical(number)));
    }
}
