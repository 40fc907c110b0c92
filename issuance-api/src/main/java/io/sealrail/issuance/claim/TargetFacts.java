package io.sealrail.issuance.claim;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sealrail.issuance.Json;

/** A target as rules see it. */
final class TargetFacts {

    private TargetFacts() {}

    /** {@code {type, id, identifiers: {scheme: value}, attributes: {name: value}}}. */
    static ObjectNode of(Target target) {
        ObjectNode facts = Json.object().put("type", target.type());
        if (target.id() != null) {
            facts.put("id", target.id());
        }
        ObjectNode identifiers = facts.putObject("identifiers");
        target.identifiers().forEach(identifier -> identifiers.put(identifier.scheme(), identifier.value()));
        ObjectNode attributes = facts.putObject("attributes");
        target.attributes().forEach(attributes::set);
        return facts;
    }
}
