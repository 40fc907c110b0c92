package io.sealrail.issuance.evaluation;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.sealrail.issuance.notary.NotaryProblem;

/**
 * The body of {@code POST /v1/batch-evaluations}: the same claims about several targets.
 *
 * @param items 1 to 100
 */
@Schema(
        name = "BatchEvaluationRequest",
        requiredProperties = {"items", "claims"},
        examples = """
                {"items":[{"target":{"type":"person","identifiers":[{"scheme":"national_id","value":"FRM-0001"}]}}],
                "claims":["farmer-is-registered"],"disclosure":"predicate","purpose":"subsidy-eligibility"}""")
record BatchRequest(
        @Schema(minItems = 1, maxItems = 100) List<Item> items,

        @Schema(minItems = 1, maxItems = 32, implementation = Object.class)
        List<JsonNode> claims,

        @Schema(enumeration = {"value", "predicate", "redacted"})
        String disclosure,

        @Schema(maxLength = 256) String format,
        @Schema(maxLength = 256) String purpose) {

    private static final int MOST_ITEMS = 100;

    /** One target, and who wants to know. */
    @Schema(name = "BatchEvaluationItem", requiredProperties = "target")
    record Item(
            PartyRequest target,
            PartyRequest requester,
            EvaluationRequest.Relationship relationship,
            @JsonProperty("on_behalf_of") EvaluationRequest.OnBehalfOf onBehalfOf) {}

    AskedClaims asked() {
        return AskedClaims.of(claims, disclosure, format, purpose);
    }

    /** Of each item; refuses with 400, or 413 {@code request.too_large}. */
    List<Parties> parties() {
        Members.require(items != null && !items.isEmpty(), "items is missing");
        if (items.size() > MOST_ITEMS) {
            throw NotaryProblem.TOO_LARGE
                    .problem("there are more than " + MOST_ITEMS + " items")
                    .because("batch.too_large");
        }
        List<Parties> parties = new ArrayList<>();
        for (Item item : items) {
            Members.require(item != null, "an item must be an object");
            parties.add(Parties.of(item.target(), item.requester(), item.relationship(), item.onBehalfOf()));
        }
        return parties;
    }
}
