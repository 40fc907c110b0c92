package io.sealrail.credential.canonical;

import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What we refuse in a context because it could make JSON-LD drop statements silently: terms mapped to nothing, other names
 * for keywords whose content RDF does not carry, and containers whose keys RDF does not carry.
 */
final class ContextRules {

    private static final String CONTEXT = "@context";
    private static final Set<String> NAMEABLE_KEYWORDS = Set.of("@id", "@type", "@value", "@nest");
    private static final Set<String> DROPPING_CONTAINERS = Set.of("@index", "@id");

    private ContextRules() {}

    /** Checks the value of an {@code @context}: a URL, an object, an array of them; {@code null} resets and is fine. */
    static void check(JsonNode context, int depth) {
        Limits.checkDepth(depth);
        if (context.isArray()) {
            context.forEach(item -> check(item, depth + 1));
        } else if (context.isObject()) {
            context.properties().forEach(term -> checkTerm(term, depth + 1));
        }
    }

    private static void checkTerm(Map.Entry<String, JsonNode> term, int depth) {
        if (term.getKey().startsWith("@")) {
            return;
        }
        JsonNode definition = term.getValue();
        JsonNode id = definition.isObject() && definition.has("@id") ? definition.get("@id") : definition;
        if (id.isNull()) {
            throw new UndefinedTermException("a context that maps a term to nothing");
        }
        if (id.asText().startsWith("@") && !NAMEABLE_KEYWORDS.contains(id.asText())) {
            throw new UndefinedTermException("a context with another name for a keyword");
        }
        if (dropsKeys(definition.path("@container"))) {
            throw new UndefinedTermException("a context with a container that drops keys");
        }
        if (definition.has(CONTEXT)) {
            check(definition.get(CONTEXT), depth);
        }
    }

    private static boolean dropsKeys(JsonNode container) {
        if (container.isTextual()) {
            return DROPPING_CONTAINERS.contains(container.textValue());
        }
        for (JsonNode item : container) {
            if (DROPPING_CONTAINERS.contains(item.asText())) {
                return true;
            }
        }
        return false;
    }
}
