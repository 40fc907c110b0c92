package io.sealrail.issuance.webhook;

import java.util.UUID;

/**
 * A secret that signs incoming webhooks (Standard Webhooks 1.0.0, symmetric) and says whose they are.
 *
 * @param secretId names it in logs and in the operator API
 * @param partnerId the partner that the webhook issues for
 * @param programId the program that it issues from
 * @param secret the HMAC-SHA-256 key: the decoded part after {@code whsec_}; never logged
 */
public record WebhookSecret(UUID secretId, UUID partnerId, String programId, byte[] secret) {

    @Override
    public String toString() {
        return "WebhookSecret[" + secretId + "]";
    }
}
