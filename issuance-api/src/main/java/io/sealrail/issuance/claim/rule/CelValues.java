package io.sealrail.issuance.claim.rule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.google.common.primitives.UnsignedLong;
import dev.cel.common.values.NullValue;

/** JSON as expressions see it: whole numbers are {@code int}, others {@code double}. */
final class CelValues {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private CelValues() {}

    static Object of(JsonNode json) {
        if (json.isObject()) {
            Map<String, Object> members = new LinkedHashMap<>();
            json.properties().forEach(member -> members.put(member.getKey(), of(member.getValue())));
            return members;
        }
        if (json.isArray()) {
            List<Object> elements = new ArrayList<>();
            json.forEach(element -> elements.add(of(element)));
            return elements;
        }
        return scalar(json);
    }

    private static Object scalar(JsonNode json) {
        if (json.isTextual()) {
            return json.textValue();
        }
        if (json.isBoolean()) {
            return json.booleanValue();
        }
        if (json.isNumber()) {
            boolean whole = json.isIntegralNumber() && json.canConvertToLong();
            return whole ? (Object) json.longValue() : (Object) json.doubleValue();
        }
        return NullValue.NULL_VALUE;
    }

    /** The result of an expression; what is no value of a claim fails. */
    static JsonNode json(Object value) {
        if (value instanceof Boolean bool) {
            return JSON.booleanNode(bool);
        }
        if (value instanceof String text) {
            return JSON.textNode(text);
        }
        if (value instanceof Long number) {
            return JSON.numberNode(number);
        }
        if (value instanceof UnsignedLong number) {
            return JSON.numberNode(number.bigIntegerValue());
        }
        if (value instanceof Double number) {
            return JSON.numberNode(number);
        }
        if (value instanceof Instant time) {
            return JSON.textNode(time.toString());
        }
        if (value instanceof NullValue) {
            return JSON.nullNode();
        }
        throw new RuleFailure("expression gave neither a boolean, a text, a number nor a time");
    }
}
