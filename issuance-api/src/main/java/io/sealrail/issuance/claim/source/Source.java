package io.sealrail.issuance.claim.source;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;

/** A registry that can be asked. */
public interface Source {

    /**
     * The records for these values of its parameters: none, one, or two where there are more than one. Fails with a
     * {@link SourceFailure}; asking changes nothing in the registry, so it may be asked again.
     */
    Uni<List<ObjectNode>> ask(Map<String, String> parameters);

    /** Connects once, where that takes long, so that no caller pays for what is slow the first time; fails if the source cannot be asked. */
    default Uni<Void> warmUp() {
        return Uni.createFrom().voidItem();
    }

    /** Ends its connections. */
    void close();
}
