package io.sealrail.issuance.claim.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;

/** {@code exists: true}: whether the source has a record. */
final class ExistsRule implements Rule {

    @Override
    public JsonNode value(Facts facts) {
        return BooleanNode.valueOf(facts.record() != null);
    }

    @Override
    public boolean answersWithoutRecord() {
        return true;
    }
}
