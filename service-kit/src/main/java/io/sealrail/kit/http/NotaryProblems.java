package io.sealrail.kit.http;

import java.util.Map;

/**
 * The refusals of the Notary API that no resource of it makes: what the other surfaces know by a code in UPPER_SNAKE. Its own
 * resources refuse with dotted codes, which stay as they are.
 */
public enum NotaryProblems {
    INVALID(400, "request.invalid", "Invalid request"),
    UNAUTHENTICATED(401, "auth.missing_credential", "Missing credential"),
    FORBIDDEN(403, "auth.scope_denied", "Scope denied"),
    NO_SUCH_PATH(404, "request.not_found", "Not found"),
    NO_SUCH_METHOD(405, "request.method_not_allowed", "Method not allowed"),
    NOT_ACCEPTABLE(406, "format.unsupported", "Claim format not supported"),
    TOO_LARGE(413, "request.too_large", "Request too large"),
    TOO_MANY(429, "request.rate_limited", "Too many requests"),
    BROKEN(500, "server.error", "Internal error"),
    UNAVAILABLE(503, "server.unavailable", "Temporarily unavailable");

    private static final Map<Integer, String> DETAILS = Map.of(
            401, "missing authentication credential",
            406, "the requested claim format is not supported",
            413, "the request body or batch is too large");

    private final int status;
    private final String code;
    private final String title;

    NotaryProblems(int status, String code, String title) {
        this.status = status;
        this.code = code;
        this.title = title;
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public String title() {
        return title;
    }

    /** A body of another media type is, to the Notary API, a request that cannot be understood. */
    static Problem adapt(Problem problem) {
        if (problem.code().contains(".")) {
            return problem;
        }
        NotaryProblems known = of(problem.status());
        Problem adapted = Problem.of(known.status, known.code, DETAILS.getOrDefault(known.status, problem.getMessage()))
                .titled(known.title);
        adapted = problem.retryAfter().map(adapted::retryAfter).orElse(adapted);
        return problem.challenge().isPresent()
                ? adapted.challenge(problem.challenge().orElseThrow())
                : adapted;
    }

    private static NotaryProblems of(int status) {
        for (NotaryProblems known : values()) {
            if (known.status == status) {
                return known;
            }
        }
        return status >= 500 ? BROKEN : INVALID;
    }
}
