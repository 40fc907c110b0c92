package io.sealrail.revocation;

import java.io.IOException;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The body of a revocation; other members are ignored.
 *
 * @param reason 1 to 1000 characters, not blank
 */
record RevokeRequest(
        @Schema(required = true, minLength = 1, maxLength = 1000)
        String reason) {

    /** The reason that a body of JSON names; fails with 400 if it names none. */
    static String reasonIn(byte[] body, ObjectMapper json) {
        try {
            return reasonOf(json.readValue(body, RevokeRequest.class));
        } catch (IOException e) {
            throw Refusals.badReason();
        }
    }

    static String reasonOf(RevokeRequest request) {
        return Reasons.required(request == null ? null : request.reason);
    }
}
