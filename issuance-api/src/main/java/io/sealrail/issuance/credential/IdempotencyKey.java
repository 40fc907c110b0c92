package io.sealrail.issuance.credential;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sealrail.credential.canonical.CanonicalizationException;
import io.sealrail.credential.canonical.Jcs;
import io.sealrail.credential.key.Sha256;

/**
 * A name for one call, and what that call said: the same key must come with the same call (draft-ietf-httpapi-idempotency-key).
 *
 * @param key unique within the partner; calls and webhooks have key spaces of their own
 * @param fingerprint SHA-256 over method, path, e-mail and canonical body: not over the token, whose times change
 */
public record IdempotencyKey(String key, byte[] fingerprint) {

    private static final Pattern VISIBLE = Pattern.compile("[\\x20-\\x7e]{1,255}");

    /** The key of the {@code Idempotency-Key} header, if it was sent. */
    static Optional<IdempotencyKey> ofHeader(String header, String path, String email, ObjectNode body) {
        if (header == null) {
            return Optional.empty();
        }
        if (!VISIBLE.matcher(header).matches() || header.isBlank()) {
            throw IssueRefusal.INVALID_REQUEST.problem("Idempotency-Key must be 1 to 255 printable ASCII characters");
        }
        return Optional.of(new IdempotencyKey("call:" + header, fingerprint(path, email, body)));
    }

    /** The key of a webhook message for one program; its sender may deliver it more than once, and to several programs. */
    public static IdempotencyKey ofWebhook(
            String programId, String messageId, String path, String email, ObjectNode body) {
        return new IdempotencyKey("webhook:" + programId + ":" + messageId, fingerprint(path, email, body));
    }

    private static byte[] fingerprint(String path, String email, ObjectNode body) {
        String call = "POST\n" + path + "\n" + email + "\n" + canonical(body);
        return Sha256.hash(call.getBytes(StandardCharsets.UTF_8));
    }

    /** Two bodies that differ for nobody but us must not pass for the same call, so what has no canonical form is a 400. */
    private static String canonical(ObjectNode body) {
        try {
            return new String(Jcs.canonicalize(body), StandardCharsets.UTF_8);
        } catch (CanonicalizationException e) {
            throw IssueRefusal.INVALID_REQUEST.problem("the body holds " + e.getMessage());
        }
    }
}
