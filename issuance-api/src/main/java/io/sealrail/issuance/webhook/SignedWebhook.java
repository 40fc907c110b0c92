package io.sealrail.issuance.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A webhook message and its signatures (Standard Webhooks 1.0.0, symmetric): HMAC-SHA-256 over {@code id.timestamp.body}, in
 * base64 after {@code v1,}, several separated by spaces.
 */
final class SignedWebhook {

    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final Pattern ID = Pattern.compile("[\\x21-\\x7e]{1,200}");
    private static final Pattern TIMESTAMP = Pattern.compile("[0-9]{1,11}");
    private static final String VERSION = "v1,";
    private static final int MOST_SIGNATURES = 16;

    private final String id;
    private final String timestamp;
    private final List<byte[]> signatures;
    private final byte[] body;

    private SignedWebhook(String id, String timestamp, List<byte[]> signatures, byte[] body) {
        this.id = id;
        this.timestamp = timestamp;
        this.signatures = signatures;
        this.body = body;
    }

    /** Takes the headers apart and checks the time; a rule that fails is a 401. */
    static SignedWebhook read(String id, String timestamp, String signature, byte[] body, Instant now) {
        require(id != null && ID.matcher(id).matches(), WebhookRefusal.WEBHOOK_ID);
        require(timestamp != null && TIMESTAMP.matcher(timestamp).matches(), WebhookRefusal.WEBHOOK_TIMESTAMP);
        Instant sentAt = Instant.ofEpochSecond(Long.parseLong(timestamp));
        require(!sentAt.isBefore(now.minus(TOLERANCE)), WebhookRefusal.WEBHOOK_TOO_OLD);
        require(!sentAt.isAfter(now.plus(TOLERANCE)), WebhookRefusal.WEBHOOK_TOO_NEW);
        List<byte[]> signatures = signatures(signature);
        require(!signatures.isEmpty(), WebhookRefusal.WEBHOOK_SIGNATURE_MISSING);
        return new SignedWebhook(id, timestamp, signatures, body == null ? new byte[0] : body);
    }

    /** The secret that made one of the signatures; every secret is tried, each in constant time. */
    WebhookSecret signer(List<WebhookSecret> secrets) {
        WebhookSecret signer = null;
        for (WebhookSecret secret : secrets) {
            byte[] expected = signature(secret.secret());
            for (byte[] given : signatures) {
                if (MessageDigest.isEqual(expected, given)) {
                    signer = secret;
                }
            }
        }
        return Optional.ofNullable(signer).orElseThrow(WebhookRefusal.WEBHOOK_SIGNATURE::problem);
    }

    String id() {
        return id;
    }

    private byte[] signature(byte[] secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.US_ASCII));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    /** Signatures of other versions are not ours to judge. */
    private static List<byte[]> signatures(String header) {
        if (header == null) {
            return List.of();
        }
        return Arrays.stream(header.split(" "))
                .filter(part -> part.startsWith(VERSION))
                .limit(MOST_SIGNATURES)
                .map(part -> decode(part.substring(VERSION.length())))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<byte[]> decode(String base64) {
        try {
            return Optional.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static void require(boolean held, WebhookRefusal refusal) {
        if (!held) {
            throw refusal.problem();
        }
    }
}
