package io.sealrail.credential.canonical;

import com.apicatalog.rdf.api.RdfConsumerException;
import com.apicatalog.rdf.api.RdfQuadConsumer;

/**
 * Passes quads on, except one that names the same blank node twice: titanium-rdfc 2.0.0 counts it twice in the node's hash
 * (RDFC-1.0, 4.6.3) and so labels it differently than everybody else. No credential needs one.
 */
final class SoundQuads implements RdfQuadConsumer {

    private final RdfQuadConsumer next;
    private boolean empty = true;

    SoundQuads(RdfQuadConsumer next) {
        this.next = next;
    }

    boolean isEmpty() {
        return empty;
    }

    @Override
    public RdfQuadConsumer quad(
            String subject,
            String predicate,
            String object,
            String datatype,
            String language,
            String direction,
            String graph)
            throws RdfConsumerException {
        boolean literal = datatype != null || language != null;
        if (isSameNode(subject, literal ? null : object)
                || isSameNode(subject, graph)
                || isSameNode(graph, literal ? null : object)) {
            throw new MalformedDocumentException("a blank node that refers to itself");
        }
        empty = false;
        next.quad(subject, predicate, object, datatype, language, direction, graph);
        return this;
    }

    private static boolean isSameNode(String one, String other) {
        return one != null && one.startsWith("_:") && one.equals(other);
    }
}
