package io.sealrail.credential.canonical;

import java.util.HashMap;
import java.util.Map;

import com.apicatalog.jsonld.document.Document;
import com.apicatalog.jsonld.document.JsonDocument;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * The JSON-LD contexts that a document may name: bundled ones, pinned by digest, and those the caller adds. Immutable;
 * nothing is ever fetched.
 */
public final class Contexts {

    private static final Contexts BUNDLED = new Contexts(BundledContexts.load());

    private final Map<String, Document> documents;

    private Contexts(Map<String, Document> documents) {
        this.documents = Map.copyOf(documents);
    }

    /** The contexts of the W3C and Digital Bazaar that credentials, proofs, status lists and DID documents name. */
    public static Contexts bundled() {
        return BUNDLED;
    }

    /**
     * These contexts and one more.
     *
     * @param url the absolute URL that documents name it by
     * @param contextDocument an object with {@code @context}
     * @throws IllegalArgumentException if the URL is a bundled one
     * @throws CanonicalizationException if it is no context, or defines terms that could hide statements from a signature
     */
    public Contexts with(String url, JsonNode contextDocument) {
        if (BUNDLED != null && BUNDLED.knows(url)) {
            throw new IllegalArgumentException("a bundled context cannot be replaced");
        }
        Map<String, Document> more = new HashMap<>(documents);
        more.put(url, document(contextDocument));
        return new Contexts(more);
    }

    /** Whether a document may name this context. */
    public boolean knows(String url) {
        return documents.containsKey(url);
    }

    static Document document(JsonNode contextDocument) {
        if (!contextDocument.isObject() || !contextDocument.has("@context")) {
            throw new MalformedDocumentException("a context document without @context");
        }
        ContextRules.check(contextDocument.get("@context"), 0);
        return JsonDocument.of(new JsonP().structure(contextDocument));
    }

    Document get(String url) {
        Document document = documents.get(url);
        if (document == null) {
            throw new UnknownContextException("a context that is not known here");
        }
        return document;
    }
}
