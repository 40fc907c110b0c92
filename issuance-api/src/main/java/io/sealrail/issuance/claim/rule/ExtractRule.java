package io.sealrail.issuance.claim.rule;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;

/** {@code extract: field}: a member of the record, of an inner one with dots between ({@code address.district}). */
final class ExtractRule implements Rule {

    private final List<String> path;
    private final ValueType type;

    ExtractRule(String field, ValueType type) {
        this.path = List.of(field.split("\\."));
        this.type = type;
    }

    @Override
    public JsonNode value(Facts facts) {
        JsonNode found = facts.record();
        for (String name : path) {
            found = found.isObject() ? found.path(name) : MissingNode.getInstance();
        }
        if (found.isMissingNode() || found.isNull()) {
            return NullNode.getInstance();
        }
        return type.of(found).orElseThrow(() -> new RuleFailure("field is not of type " + type.text()));
    }
}
