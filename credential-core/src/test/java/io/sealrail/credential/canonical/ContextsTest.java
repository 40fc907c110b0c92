package io.sealrail.credential.canonical;

import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.sealrail.credential.Vectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ContextsTest {

    private static final String URL = "https://example.org/contexts/places/1";
    private static final ObjectNode PLACES = Vectors.parse("""
            {"@context": {"@protected": true, "city": "https://example.org/terms#city"}}""");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://www.w3.org/2018/credentials/v1",
                "https://www.w3.org/ns/credentials/v2",
                "https://w3id.org/security/data-integrity/v1",
                "https://w3id.org/security/data-integrity/v2",
                "https://w3id.org/security/multikey/v1",
                "https://w3id.org/security/suites/ed25519-2020/v1",
                "https://w3id.org/vc/status-list/2021/v1",
                "https://www.w3.org/ns/credentials/status/v1",
                "https://www.w3.org/ns/did/v1"
            })
    void bundlesWhatCredentialsName(String url) {
        assertTrue(Contexts.bundled().knows(url));
        assertThrows(IllegalArgumentException.class, () -> Contexts.bundled().with(url, PLACES));
    }

    @Test
    void refusesABundledDocumentOfAnotherDigest() {
        assertThrows(IllegalStateException.class, () -> BundledContexts.pinned("did-v1.jsonld", "0".repeat(64)));
        assertThrows(IllegalStateException.class, () -> BundledContexts.pinned("missing.jsonld", "0".repeat(64)));
    }

    @Test
    void addsAContextWithoutChangingItself() {
        Contexts before = Contexts.bundled();
        Contexts after = before.with(URL, PLACES);
        ObjectNode document = Vectors.parse("{\"@context\":\"" + URL + "\",\"city\":\"Lisbon\"}");

        assertFalse(before.knows(URL));
        assertTrue(after.knows(URL));
        assertEquals(
                "_:c14n0 <https://example.org/terms#city> \"Lisbon\" .\n",
                new String(Rdfc.canonicalize(document, after), StandardCharsets.UTF_8));
    }

    @Test
    void keepsItsOwnCopy() {
        ObjectNode places = PLACES.deepCopy();
        Contexts contexts = Contexts.bundled().with(URL, places);
        ((ObjectNode) places.get("@context")).remove("city");
        ObjectNode document = Vectors.parse("{\"@context\":\"" + URL + "\",\"city\":\"Lisbon\"}");

        assertTrue(Rdfc.canonicalize(document, contexts).length > 0);
    }

    @Test
    void letsNoDocumentRedefineAProtectedTerm() {
        Contexts contexts = Contexts.bundled().with(URL, PLACES);
        ObjectNode document = Vectors.parse(
                "{\"@context\":[\"" + URL + "\",{\"city\":\"https://example.org/terms#town\"}],\"city\":\"Lisbon\"}");

        assertThrows(MalformedDocumentException.class, () -> Rdfc.canonicalize(document, contexts));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"city\":\"https://example.org/terms#city\"}", "[]", "7", "\"https://www.w3.org/ns/did/v1\""})
    void refusesWhatIsNoContextDocument(String json) {
        assertThrows(MalformedDocumentException.class, () -> Contexts.bundled().with(URL, Vectors.any(json)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"@context\":{\"hidden\":null}}",
                "{\"@context\":{\"hidden\":{\"@id\":null}}}",
                "{\"@context\":{\"hidden\":\"@graph\"}}",
                "{\"@context\":{\"hidden\":{\"@id\":\"@included\"}}}",
                "{\"@context\":{\"place\":{\"@id\":\"urn:example:place\",\"@context\":{\"hidden\":\"@index\"}}}}",
                "{\"@context\":[{\"places\":{\"@id\":\"urn:example:place\",\"@container\":\"@id\"}}]}"
            })
    void refusesContextsThatCouldHideStatements(String json) {
        assertThrows(UndefinedTermException.class, () -> Contexts.bundled().with(URL, Vectors.any(json)));
    }
}
