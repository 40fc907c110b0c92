package io.sealrail.stack.demo;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The headers of a signed webhook (Standard Webhooks 1.0.0, symmetric). */
record WebhookMessage(String id, String timestamp, String signature) {

    /** @param secret {@code whsec_} and Base64 */
    static WebhookMessage sign(String secret, String body) {
        String id = "msg_" + UUID.randomUUID().toString().replace("-", "");
        return sign(secret, id, Instant.now().getEpochSecond(), body);
    }

    static WebhookMessage sign(String secret, String id, long second, String body) {
        String timestamp = Long.toString(second);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
            byte[] tag = mac.doFinal((id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8));
            return new WebhookMessage(id, timestamp, "v1," + Base64.getEncoder().encodeToString(tag));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
