package io.sealrail.credential.canonical;

import java.nio.charset.StandardCharsets;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Writes the numbers and JSON values of an expanded document as the text that RDF has for them. The library's own way differs
 * from the one of JavaScript's JSON-LD, with which our signatures must agree, in the last digits of some numbers. That one also
 * reads any text for a double as the number it begins with, or NaN; only text that comes out unchanged is accepted.
 */
final class NativeLiterals {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TYPE = "@type";
    private static final String VALUE = "@value";
    private static final String DOUBLE = "http://www.w3.org/2001/XMLSchema#double";
    private static final String INTEGER = "http://www.w3.org/2001/XMLSchema#integer";
    private static final String RDF_JSON = "http://www.w3.org/1999/02/22-rdf-syntax-ns#JSON";

    private NativeLiterals() {}

    static JsonArray toText(JsonArray expanded) {
        JsonArrayBuilder builder = JsonP.BUILDERS.createArrayBuilder();
        expanded.forEach(item -> builder.add(value(item)));
        return builder.build();
    }

    private static JsonValue value(JsonValue value) {
        return switch (value.getValueType()) {
            case ARRAY -> toText(value.asJsonArray());
            case OBJECT -> object(value.asJsonObject());
            default -> value;
        };
    }

    private static JsonObject object(JsonObject object) {
        JsonValue value = object.get(VALUE);
        if (value == null) {
            JsonObjectBuilder builder = JsonP.BUILDERS.createObjectBuilder();
            object.forEach((key, member) -> builder.add(key, value(member)));
            return builder.build();
        }
        String type = object.get(TYPE) instanceof JsonString text ? text.getString() : null;
        if ("@json".equals(type)) {
            return literal(json(value), RDF_JSON);
        }
        if (value instanceof JsonNumber number) {
            return number(number.doubleValue(), type);
        }
        if (DOUBLE.equals(type) && !(value instanceof JsonString text && Numbers.isDoubleForm(text.getString()))) {
            throw new MalformedDocumentException("text for a double that is not in its canonical form");
        }
        return object;
    }

    private static JsonObject number(double number, String type) {
        if (DOUBLE.equals(type) || Numbers.isDouble(number)) {
            return literal(Numbers.doubleForm(number), type == null ? DOUBLE : type);
        }
        return literal(Numbers.integerForm(number), type == null ? INTEGER : type);
    }

    private static JsonObject literal(String text, String type) {
        return JsonP.BUILDERS
                .createObjectBuilder()
                .add(VALUE, text)
                .add(TYPE, type)
                .build();
    }

    private static String json(JsonValue value) {
        try {
            return new String(Jcs.canonicalize(JSON.readTree(value.toString())), StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("JSON that its own library wrote cannot be read", e);
        }
    }
}
