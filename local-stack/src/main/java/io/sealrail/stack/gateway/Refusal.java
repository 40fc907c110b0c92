package io.sealrail.stack.gateway;

import io.vertx.core.json.JsonObject;

/** What the gateway answers itself, in the shape of the issuing API's errors. */
enum Refusal {
    NO_SUCH_PATH(404, "NOT_FOUND", "There is nothing at this path."),
    SERVICE_AWAY(503, "SERVICE_UNAVAILABLE", "The service is away, try again in a second."),
    SERVICE_BROKE_OFF(502, "BAD_GATEWAY", "The service broke off, it may or may not have done what was asked.");

    final int status;
    private final String code;
    private final String message;

    Refusal(int status, String code, String message) {
        this.status = status;
        this.code = code;
        this.message = message;
    }

    String json() {
        return new JsonObject()
                .put("error", status)
                .put("message", message)
                .put("code", code)
                .encode();
    }
}
