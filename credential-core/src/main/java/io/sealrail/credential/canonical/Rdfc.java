package io.sealrail.credential.canonical;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** JSON-LD 1.1 in safe mode to canonical N-Quads: RDF Dataset Canonicalization, RDFC-1.0 with SHA-256. */
public final class Rdfc {

    private Rdfc() {}

    /**
     * The canonical N-Quads, UTF-8.
     *
     * @throws UndefinedTermException if the document says something that would not reach the N-Quads
     * @throws UnknownContextException if it names a context that is not given
     * @throws MalformedDocumentException if it is no JSON-LD, or redefines a protected term
     * @throws DocumentTooComplexException if it is too large, too deep, or its blank nodes are too entangled
     */
    public static byte[] canonicalize(ObjectNode document, Contexts contexts) {
        CanonicalQuads quads = new CanonicalQuads();
        SoundQuads sound = new SoundQuads(quads.consumer());
        Expansion.quads(document, contexts, sound);
        if (sound.isEmpty()) {
            throw new UndefinedTermException("a document that says nothing");
        }
        return quads.bytes();
    }
}
