package io.sealrail.credential.canonical;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.sealrail.credential.Vectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Every fixture is {@code forged/json-ld-before.json}, which has a canonical form, with one thing changed. */
class RdfcTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "undefined-key-in-nested-object",
                "undefined-type",
                "undefined-type-of-nested-object",
                "relative-id",
                "relative-reference",
                "empty-id",
                "id-with-a-space",
                "keyword-like-key",
                "keyword-like-type",
                "keyword-like-id",
                "keyword-version-in-a-node",
                "keyword-base-in-a-node",
                "keyword-vocab-in-a-node",
                "keyword-protected-in-a-node",
                "keyword-propagate-in-a-node",
                "keyword-import-in-a-node",
                "keyword-none-in-a-node",
                "keyword-json-in-a-node",
                "keyword-container-in-a-node",
                "json-as-type",
                "says-nothing-in-a-list",
                "null-claim",
                "null-in-array",
                "null-value-object",
                "value-object-with-undefined-term",
                "value-object-with-undefined-datatype",
                "value-object-with-direction",
                "value-object-with-index",
                "malformed-language",
                "language-without-text",
                "graph-of-a-node",
                "included-nodes",
                "index-of-a-node",
                "blank-node-as-property",
                "keyword-by-another-name",
                "term-mapped-to-nothing",
                "term-mapped-to-nothing-in-scoped-context",
                "container-that-drops-keys",
                "says-nothing",
                "reference-to-nothing-in-presentation",
                "not-a-node",
                "no-context-at-all"
            })
    void refusesWhatWouldNotReachTheQuads(String forged) {
        refuses(UndefinedTermException.class, forged);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"protected-term-redefined", "protected-w3c-term-redefined", "context-of-a-wrong-kind", "two-ids"
            })
    void refusesWhatIsNoJsonLd(String forged) {
        refuses(MalformedDocumentException.class, forged);
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown-context", "unknown-context-in-nested-object"})
    void fetchesNothing(String forged) {
        refuses(UnknownContextException.class, forged);
    }

    @Test
    void refusesTooManyContexts() {
        refuses(DocumentTooComplexException.class, "too-many-contexts");
    }

    static Stream<ObjectNode> largeDocuments() {
        ObjectNode deep = Vectors.object("forged/json-ld-before.json");
        ObjectNode inner = (ObjectNode) deep.get("credentialSubject");
        for (int i = 0; i < Limits.MAX_DEPTH; i++) {
            inner = inner.putObject("address");
        }
        ObjectNode wide = Vectors.object("forged/json-ld-before.json");
        for (int i = 0; i < Limits.MAX_VALUES; i++) {
            ((ObjectNode) wide.get("credentialSubject")).withArray("kycLevels").add(i);
        }
        ObjectNode poison = Vectors.object("forged/json-ld-before.json");
        ((ObjectNode) poison.get("credentialSubject")).putArray("address");
        for (int i = 0; i < 10; i++) {
            ObjectNode clique = ((ObjectNode) poison.get("credentialSubject"))
                    .withArray("address")
                    .addObject()
                    .put("id", "_:b" + i);
            for (int j = 0; j < 10; j++) {
                if (j == i) {
                    continue;
                }
                clique.withArray("address").addObject().put("id", "_:b" + j);
            }
        }
        return Stream.of(deep, wide, poison, manyObjectsOfALargeContext());
    }

    private static ObjectNode manyObjectsOfALargeContext() {
        ObjectNode document = Vectors.object("forged/json-ld-before.json");
        ObjectNode type = document.withArray("@context").addObject().putObject("Thing");
        type.put("@id", "https://example.org/terms#Thing");
        for (int i = 0; i < 500; i++) {
            type.withObject("/@context").put("term" + i, "https://example.org/terms#term" + i);
        }
        ArrayNode things = ((ObjectNode) document.get("credentialSubject")).putArray("address");
        for (int i = 0; i < 2000; i++) {
            things.addObject().put("type", "Thing");
        }
        return document;
    }

    @ParameterizedTest
    @MethodSource("largeDocuments")
    void refusesTooMuchWork(ObjectNode document) {
        assertThrows(DocumentTooComplexException.class, () -> Rdfc.canonicalize(document, Contexts.bundled()));
    }

    @Test
    void keepsEverythingOfACredential() {
        String quads = canonical(Vectors.object("forged/json-ld-before.json"));

        assertEquals(7, quads.lines().count());
        assertTrue(quads.contains("<https://example.org/terms#city> \"Lisbon\""));
        assertTrue(quads.contains("<https://example.org/terms#kycLevel> \"full\""));
    }

    @Test
    void keepsNullsInsideOfJsonValues() {
        ObjectNode document = Vectors.parse("""
                {"@context": {"data": {"@id": "urn:example:data", "@type": "@json"}}, "@id": "urn:example:1",
                 "data": {"b": null, "a": [1.0, "@foo", 1e21]}}""");

        assertEquals(
                "<urn:example:1> <urn:example:data> \"{\\\"a\\\":[1,\\\"@foo\\\",1e+21],\\\"b\\\":null}\""
                        + "^^<http://www.w3.org/1999/02/22-rdf-syntax-ns#JSON> .\n",
                canonical(document));
    }

    @Test
    void keepsExplicitJsonAndDoubles() {
        ObjectNode document = Vectors.parse("""
                {"@context": {"data": "urn:example:data", "score": {"@id": "urn:example:score",
                 "@type": "http://www.w3.org/2001/XMLSchema#double"}}, "@id": "urn:example:1",
                 "data": {"@type": "@json", "@value": {"a": null}}, "score": ["1.25E1", 12]}""");

        assertEquals(
                "<urn:example:1> <urn:example:data> \"{\\\"a\\\":null}\""
                        + "^^<http://www.w3.org/1999/02/22-rdf-syntax-ns#JSON> .\n"
                        + "<urn:example:1> <urn:example:score> \"1.25E1\"^^<http://www.w3.org/2001/XMLSchema#double> .\n"
                        + "<urn:example:1> <urn:example:score> \"1.2E1\"^^<http://www.w3.org/2001/XMLSchema#double> .\n",
                canonical(document));
    }

    @Test
    void readsTextThatLooksLikeAKeyword() {
        ObjectNode document = Vectors.object("forged/json-ld-before.json");
        ((ObjectNode) document.get("credentialSubject")).put("kycLevel", "@handle");

        assertTrue(canonical(document).contains("\"@handle\""));
    }

    @Test
    void refusesLoneSurrogates() {
        ObjectNode document = Vectors.object("forged/json-ld-before.json");
        ((ObjectNode) document.get("credentialSubject")).put("kycLevel", "\ud800");

        assertThrows(MalformedDocumentException.class, () -> Rdfc.canonicalize(document, Contexts.bundled()));
    }

    @Test
    void namesNoValueInItsMessages() {
        ObjectNode document = Vectors.object("forged/json-ld-before.json");
        ((ObjectNode) document.get("credentialSubject")).put("secretTerm", "secretValue");

        UndefinedTermException refusal =
                assertThrows(UndefinedTermException.class, () -> Rdfc.canonicalize(document, Contexts.bundled()));

        assertEquals("a term that no context defines", refusal.getMessage());
    }

    @Test
    void refusesAnEmptyObject() {
        ObjectNode empty = JsonNodeFactory.instance.objectNode();
        assertThrows(UndefinedTermException.class, () -> Rdfc.canonicalize(empty, Contexts.bundled()));
    }

    private static String canonical(ObjectNode document) {
        return new String(Rdfc.canonicalize(document, Contexts.bundled()), StandardCharsets.UTF_8);
    }

    private static void refuses(Class<? extends CanonicalizationException> refusal, String forged) {
        ObjectNode document = Vectors.object("forged/json-ld/" + forged + ".json");
        assertThrows(refusal, () -> Rdfc.canonicalize(document, Contexts.bundled()));
    }
}
