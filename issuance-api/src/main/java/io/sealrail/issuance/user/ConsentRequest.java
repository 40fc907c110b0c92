package io.sealrail.issuance.user;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a user decided about a partner's credentials.
 *
 * @param email the user
 * @param decision {@code accepted} or {@code declined}
 */
record ConsentRequest(
        @Schema(examples = "someone@example.com", required = true)
        String email,

        @Schema(
                enumeration = {"accepted", "declined"},
                required = true)
        String decision) {}
