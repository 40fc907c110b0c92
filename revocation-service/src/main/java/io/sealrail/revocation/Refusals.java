package io.sealrail.revocation;

import java.time.Duration;

import io.sealrail.kit.http.Problem;

/** The requests that are refused, in the words that clients read. */
final class Refusals {

    private static final Duration OWNER_COMES_BACK = Duration.ofSeconds(2);

    private Refusals() {}

    static Problem badReason() {
        return Problem.of(400, "VALIDATION", "reason must be a text of 1 to 1000 characters");
    }

    static Problem unknownCredential() {
        return Problem.of(404, "NOT_FOUND", "there is no such credential");
    }

    static Problem alreadyRevoked() {
        return Problem.of(409, "ALREADY_REVOKED", "the credential is revoked already, which is final");
    }

    static Problem ownerAway() {
        return Problem.of(503, "UNAVAILABLE", "the credential is not known here yet and its owner does not answer")
                .retryAfter(OWNER_COMES_BACK);
    }
}
