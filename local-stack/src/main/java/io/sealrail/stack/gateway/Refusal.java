package io.sealrail.stack.gateway;

/** What the gateway answers itself. */
enum Refusal {
    NO_SUCH_PATH(404, "NOT_FOUND", "request.not_found", "Not found", "There is nothing at this path."),
    SERVICE_AWAY(
            503,
            "SERVICE_UNAVAILABLE",
            "server.unavailable",
            "Temporarily unavailable",
            "The service is away, try again in a second."),
    SERVICE_BROKE_OFF(
            502,
            "BAD_GATEWAY",
            "server.unavailable",
            "Temporarily unavailable",
            "The service broke off, it may or may not have done what was asked.");

    final int status;
    final String code;
    /** The code in the Notary API, where a title belongs to it. */
    final String problem;

    final String title;
    final String message;

    Refusal(int status, String code, String problem, String title, String message) {
        this.status = status;
        this.code = code;
        this.problem = problem;
        this.title = title;
        this.message = message;
    }
}
