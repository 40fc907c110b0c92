package io.sealrail.credential.canonical;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.apicatalog.rdf.canon.RdfCanon;
import com.apicatalog.rdf.nquads.NQuadsReader;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.sealrail.credential.Vectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

/** The W3C's RDFC-1.0 suite, except the two cases of SHA-384, which no cryptosuite of ours names. */
class CanonicalQuadsTest {

    private static final String FOLDER = "vectors/rdf-canon/";

    static Stream<JsonNode> cases() {
        JsonNode entries = Vectors.object(FOLDER + "manifest.jsonld").get("entries");
        return StreamSupport.stream(entries.spliterator(), false).filter(entry -> !entry.has("hashAlgorithm"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void canonicalizesAsPublished(JsonNode entry) throws Exception {
        CanonicalQuads quads = new CanonicalQuads();
        new NQuadsReader(new StringReader(
                        Vectors.text(FOLDER + entry.get("action").asText())))
                .provide(quads.consumer());
        String type = entry.get("type").asText();
        if (type.equals("rdfc:RDFC10NegativeEvalTest")) {
            assertThrows(DocumentTooComplexException.class, quads::bytes);
            return;
        }
        String expected = Vectors.text(FOLDER + entry.get("result").asText());
        String canonical = new String(quads.bytes(), StandardCharsets.UTF_8);
        if (type.equals("rdfc:RDFC10MapTest")) {
            assertEquals(Vectors.parse(expected), labels((RdfCanon) quads.consumer()));
        } else {
            assertEquals(expected, canonical);
        }
    }

    private static JsonNode labels(RdfCanon canon) {
        ObjectNode labels = JsonNodeFactory.instance.objectNode();
        canon.mapping().forEach((given, canonical) -> labels.put(given.substring(2), canonical.substring(2)));
        return labels;
    }
}
