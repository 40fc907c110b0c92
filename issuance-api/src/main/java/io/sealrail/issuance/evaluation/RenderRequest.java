package io.sealrail.issuance.evaluation;

import java.util.List;
import java.util.Objects;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The body of {@code POST /v1/evaluations/{id}/render}; what is absent is as in the evaluation.
 *
 * @param format media type
 * @param disclosure the evaluation's or one that tells less
 * @param claims ids; some of the evaluation's
 * @param purpose the evaluation's
 */
@Schema(
        name = "RenderRequest",
        requiredProperties = "format",
        examples = "{\"format\":\"application/ld+json; profile=\\\"cccev\\\"\"}")
record RenderRequest(
        @Schema(maxLength = 256) String format,

        @Schema(enumeration = {"value", "predicate", "redacted"})
        String disclosure,

        List<String> claims,
        String purpose) {

    private static final int LONGEST = 256;

    /** Refuses with 400 what is not within its bounds. */
    RenderRequest checked() {
        Members.text("format", format, LONGEST);
        if (disclosure != null) {
            AskedClaims.disclosure(disclosure);
        }
        Members.require(
                claims == null || !claims.isEmpty() && claims.stream().allMatch(Objects::nonNull),
                "claims must hold ids of claims");
        return this;
    }
}
