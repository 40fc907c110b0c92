package io.sealrail.issuance.evaluation;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The body of {@code POST /v1/evaluations}.
 *
 * @param claims ids of claims, or objects with id and version; 1 to 32
 * @param target whom it is about
 * @param requester who wants to know; equal to the target: self-attestation
 * @param relationship of the requester to the target; it is not interpreted
 * @param onBehalfOf for whom the requester acts; it is not interpreted
 * @param disclosure {@code value}, {@code predicate} or {@code redacted}; the claims' own if absent
 * @param format media type of the answer, or of what is to become of it
 * @param purpose what for; may be in the header {@code Data-Purpose} instead
 */
@Schema(
        name = "EvaluationRequest",
        requiredProperties = {"claims", "target"},
        examples = """
                {"claims":["farmer-is-registered"],"target":{"type":"person","identifiers":[{"scheme":"national_id",
                "value":"FRM-0001"}]},"disclosure":"value","format":"application/dc+sd-jwt","purpose":"subsidy-eligibility"}""")
record EvaluationRequest(
        @Schema(minItems = 1, maxItems = 32, implementation = Object.class)
        List<JsonNode> claims,

        PartyRequest target,
        PartyRequest requester,
        Relationship relationship,
        @JsonProperty("on_behalf_of") OnBehalfOf onBehalfOf,

        @Schema(enumeration = {"value", "predicate", "redacted"})
        String disclosure,

        @Schema(maxLength = 256, examples = "application/dc+sd-jwt")
        String format,

        @Schema(maxLength = 256, examples = "subsidy-eligibility")
        String purpose) {

    AskedClaims asked() {
        return AskedClaims.of(claims, disclosure, format, purpose);
    }

    Parties parties() {
        return Parties.of(target, requester, relationship, onBehalfOf);
    }

    /** What somebody is to somebody. */
    @Schema(name = "EvaluationRelationship", requiredProperties = "type")
    record Relationship(
            @Schema(maxLength = 64) String type,

            @Schema(implementation = Object.class, description = "A JSON object")
            Map<String, JsonNode> attributes) {}

    /** For whom somebody acts. */
    @Schema(name = "EvaluationOnBehalfOf", requiredProperties = "actor")
    record OnBehalfOf(
            Actor actor,

            @JsonProperty("delegation_ref") @Schema(maxLength = 256)
            String delegationRef) {}

    /** Who is acted for, by a hash. */
    @Schema(
            name = "EvaluationActor",
            requiredProperties = {"type", "id_hash"})
    record Actor(
            @Schema(maxLength = 64) String type,

            @JsonProperty("id_hash") @Schema(maxLength = 256)
            String idHash,

            @Schema(maxLength = 256) String assurance) {}
}
