package io.sealrail.issuance.webhook;

import io.sealrail.kit.http.Problem;

/** The rules of an incoming webhook's authentication, one refusal each. */
enum WebhookRefusal {
    WEBHOOK_ID("the webhook-id header is missing or not 1 to 200 printable ASCII characters"),
    WEBHOOK_TIMESTAMP("the webhook-timestamp header is missing or not whole seconds since 1970"),
    WEBHOOK_TOO_OLD("the webhook-timestamp is more than 5 minutes in the past"),
    WEBHOOK_TOO_NEW("the webhook-timestamp is more than 5 minutes in the future"),
    WEBHOOK_SIGNATURE_MISSING("the webhook-signature header is missing or holds no v1 signature"),
    WEBHOOK_SIGNATURE("no v1 signature of the webhook verifies under an active secret");

    private final String message;

    WebhookRefusal(String message) {
        this.message = message;
    }

    Problem problem() {
        return Problem.of(401, name(), message);
    }
}
