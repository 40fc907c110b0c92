package io.sealrail.credential.canonical;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.sealrail.credential.Vectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class NumbersTest {

    @Test
    void becomesTheSameLiteralsAsInJavaScript() {
        List<String> differences = new ArrayList<>();
        for (JsonNode vector : Vectors.any(Vectors.text("vectors/numbers.json"))) {
            String expected = vector.get(2).asText();
            if (isLostInJavaScript(vector)) {
                assertThrows(
                        MalformedDocumentException.class,
                        () -> literal(vector.get(0).asText(), vector.get(1).textValue()));
                continue;
            }
            String actual = literal(vector.get(0).asText(), vector.get(1).textValue());
            if (!expected.equals(actual)) {
                differences.add(vector + " became " + actual);
            }
        }
        assertEquals(List.of(), differences);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9007199254740993", "-9007199254740993", "12345678901234567890"})
    void refusesIntegersThatDoublesCannotHold(String number) {
        JsonNode json = Vectors.any(number);
        assertThrows(MalformedDocumentException.class, () -> Jcs.canonicalize(json));
        assertThrows(MalformedDocumentException.class, () -> literal(number, null));
    }

    @Test
    void refusesNumbersThatAreNotFinite() {
        assertThrows(MalformedDocumentException.class, () -> Jcs.canonicalize(DoubleNode.valueOf(Double.NaN)));
        assertThrows(
                MalformedDocumentException.class, () -> Jcs.canonicalize(DoubleNode.valueOf(Double.POSITIVE_INFINITY)));
    }

    private static String literal(String number, String type) {
        ObjectNode document =
                Vectors.parse("{\"@context\":{\"v\":{\"@id\":\"urn:v\"}},\"@id\":\"urn:s\",\"v\":" + number + "}");
        if (type != null) {
            ((ObjectNode) document.at("/@context/v")).put("@type", "http://www.w3.org/2001/XMLSchema#" + type);
        }
        String quad = new String(Rdfc.canonicalize(document, Contexts.bundled()), StandardCharsets.UTF_8);
        return quad.substring("<urn:s> <urn:v> ".length(), quad.length() - " .\n".length())
                .replace("http://www.w3.org/2001/XMLSchema#", "xsd:");
    }

    private static boolean isLostInJavaScript(JsonNode vector) {
        return vector.get(2).asText().startsWith("\"0\"")
                && Double.parseDouble(vector.get(0).asText()) != 0;
    }
}
