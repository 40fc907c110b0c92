package io.sealrail.issuance.claim;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A claim as callers see it: nothing of the source that it is asked of. */
@Schema(name = "Claim")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ClaimView(
        @Schema(examples = "smallholder-farmer") String id,
        @Schema(examples = "1.0") String version,
        @Schema(examples = "Farms at most five hectares") String title,

        @JsonProperty("subject_type") @Schema(description = "The type that a target must have", examples = "person")
        String subjectType,

        @Schema(description = "The purposes that it may be asked for; empty: any")
        List<String> purposes,

        @Schema(description = "What a key must have to ask it", examples = "farmer_registry:evidence")
        String scope,

        Value value,
        Disclosure disclosure,

        @Schema(description = "Media types of answers", examples = Formats.SD_JWT)
        List<String> formats,

        @JsonProperty("credential_profiles") @Schema(description = "Profiles by which it can become a credential")
        List<String> credentialProfiles) {

    /** What the rule gives. */
    @Schema(name = "ClaimValue")
    record Value(
            @Schema(enumeration = {"boolean", "string", "number", "date"})
            String type) {}

    /** What may be told. */
    @Schema(name = "ClaimDisclosure")
    record Disclosure(
            @JsonProperty("default") @Schema(enumeration = {"value", "predicate", "redacted"})
            String byDefault,

            List<String> allowed) {}

    static ClaimView of(ClaimDefinition claim) {
        return new ClaimView(
                claim.ref().id(),
                claim.ref().version(),
                claim.title(),
                claim.subjectType(),
                claim.purposes(),
                claim.scope().orElse(null),
                new Value(claim.valueType().text()),
                new Disclosure(
                        claim.defaultDisclosure().text(),
                        claim.allowedDisclosures().stream()
                                .map(DisclosureMode::text)
                                .toList()),
                claim.formats(),
                claim.credentialProfiles());
    }
}
