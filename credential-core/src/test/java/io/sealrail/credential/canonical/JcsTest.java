package io.sealrail.credential.canonical;

import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.POJONode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.sealrail.credential.Vectors;
import io.sealrail.credential.key.Hex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class JcsTest {

    @ParameterizedTest
    @ValueSource(strings = {"arrays", "french", "structures", "unicode", "values", "weird"})
    void canonicalizesAsPublished(String name) {
        byte[] canonical = Jcs.canonicalize(Vectors.any(Vectors.text("vectors/jcs/input/" + name + ".json")));

        assertEquals(
                Vectors.text("vectors/jcs/output/" + name + ".json"), new String(canonical, StandardCharsets.UTF_8));
        assertEquals(Vectors.text("vectors/jcs/outhex/" + name + ".txt").replaceAll("\\s+", ""), Hex.encode(canonical));
    }

    @Test
    void writesEmptyStructures() {
        assertEquals("{\"a\":[],\"b\":{}}", text("{\"b\":{},\"a\":[]}"));
    }

    @Test
    void keepsSurrogatePairs() {
        assertEquals("\"\ud83d\ude00\"", text("\"\\ud83d\\ude00\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud800", "\udc00", "a\ud800b", "\udc00\ud800", "\ud800\ud800\udc00"})
    void refusesLoneSurrogates(String text) {
        assertThrows(MalformedDocumentException.class, () -> Jcs.canonicalize(TextNode.valueOf(text)));
        assertThrows(
                MalformedDocumentException.class,
                () -> Jcs.canonicalize(JsonNodeFactory.instance.objectNode().put(text, 1)));
    }

    @Test
    void refusesDeepNesting() {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i <= Limits.MAX_DEPTH; i++) {
            array = JsonNodeFactory.instance.arrayNode().add(array);
        }
        ArrayNode deep = array;
        assertThrows(DocumentTooComplexException.class, () -> Jcs.canonicalize(deep));
    }

    @Test
    void refusesWhatIsNotJson() {
        assertThrows(MalformedDocumentException.class, () -> Jcs.canonicalize(new POJONode(new Object())));
    }

    private static String text(String json) {
        return new String(Jcs.canonicalize(Vectors.any(json)), StandardCharsets.UTF_8);
    }
}
