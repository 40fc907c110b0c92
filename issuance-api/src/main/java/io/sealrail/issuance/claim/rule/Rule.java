package io.sealrail.issuance.claim.rule;

import com.fasterxml.jackson.databind.JsonNode;

/** Makes a claim's value of the facts. Knows neither source, clock nor network. */
public interface Rule {

    /**
     * The value, JSON null where there is none.
     *
     * @throws RuleFailure if the facts are not what the rule is made for
     */
    JsonNode value(Facts facts);

    /** Whether it has an answer when the source has no record. */
    default boolean answersWithoutRecord() {
        return false;
    }
}
