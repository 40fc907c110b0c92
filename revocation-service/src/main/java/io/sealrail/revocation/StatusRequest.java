package io.sealrail.revocation;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The body of a change of status; other members are ignored.
 *
 * @param status {@code valid}, {@code suspended} or {@code revoked}: what is to hold from now on
 * @param reason 1 to 1000 characters, not blank, or absent
 */
record StatusRequest(
        @Schema(
                required = true,
                enumeration = {"valid", "suspended", "revoked"})
        String status,

        @Schema(nullable = true, minLength = 1, maxLength = 1000)
        String reason) {

    /** The change that a body asks for; fails with 400 if it names no status that there is. */
    static Transition transitionOf(StatusRequest request) {
        String wanted = request == null || request.status == null ? "" : request.status;
        return switch (wanted) {
            case "valid" -> Transition.LIFT;
            case "suspended" -> Transition.SUSPEND;
            case "revoked" -> Transition.REVOKE;
            default -> throw Refusals.badStatus();
        };
    }
}
