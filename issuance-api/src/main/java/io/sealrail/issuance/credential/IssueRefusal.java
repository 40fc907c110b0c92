package io.sealrail.issuance.credential;

import java.time.Duration;

import io.sealrail.kit.http.Problem;

/** Why a credential was not issued, in the order in which it is looked for; no message holds a value of the request. */
enum IssueRefusal {
    INVALID_REQUEST(400, "the request is not valid"),
    FEATURE_NOT_ENABLED(403, "issueOnBehalf is not enabled for this partner"),
    ISSUER_NOT_FOUND(404, "the issuerDid is not known"),
    ISSUER_NOT_ALLOWED(403, "the issuerDid belongs to another partner"),
    PROGRAM_NOT_FOUND(404, "the credentialId is not a published issuance program"),
    PROGRAM_NOT_ALLOWED(403, "the issuance program belongs to another partner or to another issuerDid"),
    INVALID_SUBJECT(400, "the credentialSubject does not match the program's schema"),
    CONSENT_REJECTED(409, "the user has declined credentials from this partner"),
    PROGRAM_NOT_OPEN(409, "the issuance program has not opened yet"),
    PROGRAM_CLOSED(409, "the issuance program has closed"),
    PROGRAM_CAP_REACHED(409, "the issuance program has issued all that it may"),
    IDEMPOTENCY_KEY_REUSED(422, "the Idempotency-Key was used before for another request"),
    IDEMPOTENCY_KEY_IN_USE(409, "the first request with this Idempotency-Key is still running"),
    CONFLICT(409, "other requests for the same user and program came first: try again"),
    QUEUE_FULL(503, "too many requests are waiting: try again"),
    BACKLOG_FULL(503, "too many credentials wait to be published: try again"),
    STOPPING(503, "this server is stopping: try again");

    private static final Duration SOON = Duration.ofSeconds(1);

    private final int status;
    private final String message;

    IssueRefusal(int status, String message) {
        this.status = status;
        this.message = message;
    }

    Problem problem() {
        return problem(message);
    }

    /** The same refusal with the field named. */
    Problem problem(String detail) {
        Problem problem = Problem.of(status, name(), detail);
        boolean passes = status == 503 || this == IDEMPOTENCY_KEY_IN_USE || this == CONFLICT;
        return passes ? problem.retryAfter(SOON) : problem;
    }
}
