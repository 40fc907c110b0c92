package io.sealrail.credential.canonical;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;

/** JSON Canonicalization Scheme, RFC 8785: sorted members, ECMAScript numbers and escapes, UTF-8. */
public final class Jcs {

    private final StringBuilder text = new StringBuilder(512);

    private Jcs() {}

    /**
     * The canonical bytes.
     *
     * @throws MalformedDocumentException if it is not I-JSON: an integer that a double cannot hold, a number that is not
     *     finite, a lone surrogate
     * @throws DocumentTooComplexException if it is nested too deeply
     */
    public static byte[] canonicalize(JsonNode json) {
        Jcs jcs = new Jcs();
        jcs.write(json, 0);
        return jcs.text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void write(JsonNode json, int depth) {
        Limits.checkDepth(depth);
        switch (json.getNodeType()) {
            case OBJECT -> writeObject(json, depth);
            case ARRAY -> writeArray(json, depth);
            case STRING -> writeText(json.textValue());
            case NUMBER -> text.append(Numbers.canonical(json));
            case BOOLEAN, NULL -> text.append(json.asText());
            default -> throw new MalformedDocumentException("a value that is not JSON");
        }
    }

    private void writeObject(JsonNode object, int depth) {
        Map<String, JsonNode> sorted = new TreeMap<>();
        object.properties().forEach(member -> sorted.put(member.getKey(), member.getValue()));
        char separator = '{';
        for (Map.Entry<String, JsonNode> member : sorted.entrySet()) {
            text.append(separator);
            writeText(member.getKey());
            text.append(':');
            write(member.getValue(), depth + 1);
            separator = ',';
        }
        text.append(sorted.isEmpty() ? "{}" : "}");
    }

    private void writeArray(JsonNode array, int depth) {
        char separator = '[';
        for (JsonNode item : array) {
            text.append(separator);
            write(item, depth + 1);
            separator = ',';
        }
        text.append(array.isEmpty() ? "[]" : "]");
    }

    private void writeText(String value) {
        Unicode.requireWellFormed(value);
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            writeCharacter(value.charAt(i));
        }
        text.append('"');
    }

    private void writeCharacter(char c) {
        switch (c) {
            case '"' -> text.append("\\\"");
            case '\\' -> text.append("\\\\");
            case '\b' -> text.append("\\b");
            case '\f' -> text.append("\\f");
            case '\n' -> text.append("\\n");
            case '\r' -> text.append("\\r");
            case '\t' -> text.append("\\t");
            default -> {
                if (c < 0x20) {
                    text.append(String.format("\\u%04x", (int) c));
                } else {
                    text.append(c);
                }
            }
        }
    }
}
