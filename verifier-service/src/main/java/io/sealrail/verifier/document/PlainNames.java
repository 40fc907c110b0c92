package io.sealrail.verifier.document;

import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Looks for ways to say in JSON-LD what we would not see in JSON. A signature over RDF stays good when a member is renamed to
 * its full address, nested under a keyword, or given another name by a context inside the document; a revoked credential could
 * so lose its {@code credentialStatus} to our eyes and keep its signature.
 */
final class PlainNames {

    private static final Set<String> OF_A_VALUE = Set.of("@value", "@type", "@language", "@direction");

    private final ObjectNode document;

    PlainNames(ObjectNode document) {
        this.document = document;
    }

    boolean areBroken() {
        return !contextsAreAddresses()
                || hasHiding(withoutProofs(), true)
                || proofs().anyMatch(proof -> hasHiding(proof, true));
    }

    /** A proof may repeat the context of its document. */
    private Stream<JsonNode> proofs() {
        return SecuredDocument.parts(document.path("proof")).stream();
    }

    private ObjectNode withoutProofs() {
        ObjectNode rest = JsonNodeFactory.instance.objectNode();
        rest.setAll(document);
        rest.remove("proof");
        return rest;
    }

    private boolean contextsAreAddresses() {
        return SecuredDocument.parts(document.path("@context")).stream().allMatch(JsonNode::isTextual);
    }

    private static boolean hasHiding(JsonNode value, boolean root) {
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            if (isHiding(member.getKey(), value, root) || hasHiding(member.getValue(), false)) {
                return true;
            }
        }
        return value.isArray()
                && StreamSupport.stream(value.spliterator(), false).anyMatch(item -> hasHiding(item, false));
    }

    private static boolean isHiding(String name, JsonNode object, boolean root) {
        if (name.startsWith("@")) {
            boolean plain = root ? name.equals("@context") : object.has("@value") && OF_A_VALUE.contains(name);
            return !plain;
        }
        return name.contains(":");
    }
}
