package io.sealrail.revocation;

import java.time.Duration;

import io.sealrail.events.CredentialStatus.State;
import io.sealrail.kit.http.Problem;

/** The requests that are refused, in the words that clients read. */
final class Refusals {

    private static final String INVALID_STATE = "INVALID_STATE";
    private static final Duration OWNER_COMES_BACK = Duration.ofSeconds(2);

    private Refusals() {}

    static Problem badReason() {
        return Problem.of(400, "VALIDATION", "reason must be a text of 1 to 1000 characters");
    }

    static Problem badStatus() {
        return Problem.of(400, "VALIDATION", "status must be valid, suspended or revoked");
    }

    static Problem unknownCredential() {
        return Problem.of(404, "NOT_FOUND", "there is no such credential");
    }

    static Problem alreadyRevoked() {
        return Problem.of(409, "ALREADY_REVOKED", "the credential is revoked already, which is final");
    }

    /** A change that the current state does not allow. */
    static Problem invalidState(State state) {
        return Problem.of(
                409,
                INVALID_STATE,
                switch (state) {
                    case VALID -> "the credential is valid already";
                    case SUSPENDED -> "the credential is suspended already";
                    case REVOKED -> "the credential is revoked, which is final";
                });
    }

    static boolean isInvalidState(Throwable failure) {
        return failure instanceof Problem problem && problem.code().equals(INVALID_STATE);
    }

    static Problem cannotShowSuspension() {
        return Problem.of(
                409,
                INVALID_STATE,
                "the credential's format has an entry for revocation only, so it cannot show a suspension");
    }

    static Problem ownerAway() {
        return Problem.of(503, "UNAVAILABLE", "the credential is not known here yet and its owner does not answer")
                .retryAfter(OWNER_COMES_BACK);
    }

    static Problem unknownKey() {
        return Problem.of(401, "UNAUTHORIZED", "a valid API key is required").challenge("Bearer");
    }

    static Problem notAllowed() {
        return Problem.of(403, "FORBIDDEN", "revoking takes an admin's key with the scope credentials:revoke");
    }

    static Problem unknownAgent() {
        return Problem.of(404, "NOT_FOUND", "there is no such agent in your organization");
    }

    static Problem nothingActive() {
        return Problem.of(409, INVALID_STATE, "the agent has no active credential");
    }

    static Problem tooManyCalls(Duration pause) {
        return Problem.of(429, "RATE_LIMIT_EXCEEDED", "too many calls with this API key")
                .retryAfter(pause);
    }

    static Problem registryAway() {
        return Problem.of(503, "UNAVAILABLE", "the service cannot answer for the moment")
                .retryAfter(OWNER_COMES_BACK);
    }
}
