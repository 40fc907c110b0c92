package io.sealrail.issuance.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.sealrail.issuance.partner.Emails;
import io.sealrail.kit.http.Problem;

/** What a KYC provider tells; members that it may add are not looked at. */
record KycCompleted(
        @Schema(required = true, examples = "jane@example.com")
        String userEmail,

        @Schema(required = true, implementation = String.class, examples = "full")
        JsonNode kycLevel) {

    /** Reads the body; a missing or wrong member is a 400. */
    static KycCompleted of(ObjectNode body) {
        JsonNode email = body.path("userEmail");
        String normalised = Emails.normalise(email.isTextual() ? email.textValue() : null)
                .orElseThrow(() -> invalid("userEmail is missing or not an e-mail address"));
        JsonNode level = body.path("kycLevel");
        if (!level.isTextual() && !level.isNumber()) {
            throw invalid("kycLevel is missing or neither a string nor a number");
        }
        return new KycCompleted(normalised, level);
    }

    private static Problem invalid(String message) {
        return Problem.of(400, "INVALID_REQUEST", message);
    }
}
