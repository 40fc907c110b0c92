package io.sealrail.issuance.evaluation;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.sealrail.issuance.claim.ClaimResult;
import io.sealrail.issuance.claim.DisclosureMode;

/**
 * The answer to one claim; times in UTC, whole seconds.
 *
 * @param requesterRef absent if the request named no requester
 * @param matching how the record was found: one and only one has what the target has
 * @param value what the rule gave; {@code null} unless the disclosure is {@code value}
 * @param satisfied whether the claim holds; {@code null} if the disclosure is {@code redacted}
 * @param issuedAt when the source was asked
 * @param expiresAt until when the evaluation may be used
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@Schema(name = "ClaimResult")
record ResultView(
        String evaluationId,
        String claimId,
        String claimVersion,
        String subjectType,
        @JsonInclude(JsonInclude.Include.NON_NULL) Party requesterRef,
        Party targetRef,
        Matching matching,

        @Schema(implementation = Object.class, nullable = true)
        JsonNode value,

        @Schema(nullable = true) Boolean satisfied,
        DisclosureMode disclosure,
        String format,
        Instant issuedAt,
        Instant expiresAt,
        Provenance provenance) {

    /** A party that is referred to: its handle tells nothing of it. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    @Schema(name = "PartyReference")
    record Party(String type, String handle, List<String> identifierSchemes) {

        static Party of(PartyReference party) {
            return party == null ? null : new Party(party.type(), party.handle(), party.identifierSchemes());
        }
    }

    /** How the record was found. */
    @Schema(name = "Matching")
    record Matching(@Schema(examples = "exact") String method) {}

    /** Where the answer comes from. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    @Schema(name = "Provenance")
    record Provenance(String schemaVersion, GeneratedBy generatedBy, Used used, List<String> derivedFrom) {}

    /** The evaluation that gave it. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    @Schema(name = "GeneratedBy")
    record GeneratedBy(String type, String serviceId, String evaluationId, String claimId, String claimVersion) {}

    /** What was asked for it. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    @Schema(name = "Used")
    record Used(int sourceCount) {}

    static List<ResultView> of(KeptEvaluation kept) {
        return kept.evaluation().results().stream()
                .map(result -> of(kept, result))
                .toList();
    }

    private static ResultView of(KeptEvaluation kept, ClaimResult result) {
        StoredEvaluation evaluation = kept.evaluation();
        return new ResultView(
                evaluation.evaluationId(),
                result.claim().id(),
                result.claim().version(),
                result.subjectType(),
                Party.of(kept.requester()),
                Party.of(kept.target()),
                new Matching("exact"),
                result.value(),
                result.satisfied(),
                evaluation.disclosure(),
                evaluation.format(),
                result.issuedAt(),
                evaluation.expiresAt(),
                provenance(kept, result));
    }

    private static Provenance provenance(KeptEvaluation kept, ClaimResult result) {
        GeneratedBy generatedBy = new GeneratedBy(
                "claim_evaluation",
                kept.serviceId(),
                kept.evaluation().evaluationId(),
                result.claim().id(),
                result.claim().version());
        return new Provenance("registry-notary-claim-provenance/v1", generatedBy, new Used(1), List.of());
    }
}
