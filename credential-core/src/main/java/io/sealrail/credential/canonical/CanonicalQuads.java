package io.sealrail.credential.canonical;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;

import com.apicatalog.rdf.api.RdfConsumerException;
import com.apicatalog.rdf.api.RdfQuadConsumer;
import com.apicatalog.rdf.canon.RdfCanon;
import com.apicatalog.rdf.nquads.NQuadsWriter;

/** RDFC-1.0 over quads, with a limit on the work that blank nodes can cause (section 7.1: dataset poisoning). */
final class CanonicalQuads {

    private final RdfCanon canon = RdfCanon.create("SHA-256", this::step);
    private int steps;

    RdfQuadConsumer consumer() {
        return canon;
    }

    byte[] bytes() {
        StringWriter text = new StringWriter();
        try {
            canon.provide(new NQuadsWriter(text));
        } catch (RdfConsumerException e) {
            throw new MalformedDocumentException("quads that cannot be written", e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void step() {
        if (++steps > Limits.MAX_CANONICALIZATION_STEPS) {
            throw new DocumentTooComplexException("blank nodes that are too entangled");
        }
    }
}
