package io.sealrail.credential.canonical;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import org.erdtman.jcs.NumberToJSON;

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
            case NUMBER -> text.append(number(json));
            case BOOLEAN, NULL -> text.append(json.asText());
            default -> throw new MalformedDocumentException("a value that is not JSON");
        }
    }

    private void writeObject(JsonNode object, int depth) {
        Map<String, JsonNode> sorted = new TreeMap<>();
        object.fields().forEachRemaining(member -> sorted.put(member.getKey(), member.getValue()));
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
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (Character.isSurrogate(c) && !isPaired(value, i)) {
                throw new MalformedDocumentException("text with a lone surrogate");
            }
            writeCharacter(c);
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

    private static boolean isPaired(String value, int i) {
        return Character.isHighSurrogate(value.charAt(i))
                ? i + 1 < value.length() && Character.isLowSurrogate(value.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(value.charAt(i - 1));
    }

    /** An integer that loses digits is refused: two documents would share one canonical form and so one signature. */
    private static String number(JsonNode number) {
        try {
            String canonical = NumberToJSON.serializeNumber(number.doubleValue());
            if (number.isIntegralNumber() && new BigDecimal(canonical).compareTo(number.decimalValue()) != 0) {
                throw new MalformedDocumentException("an integer beyond the precision of a double");
            }
            return canonical;
        } catch (java.io.IOException e) {
            throw new MalformedDocumentException("a number that is not finite", e);
        }
    }
}
