package io.sealrail.statuslist;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * A document to serve, with its strong entity tag (RFC 9110, section 8.8.3).
 *
 * @param body JSON text; as a text because the JSON writer would encode bytes once more
 * @param bytes its length in UTF-8
 * @param etag version and digest in double quotes: differs between versions, forms, and whenever a byte differs
 */
record Representation(String body, int bytes, String etag) {

    private static final int DIGEST_BYTES = 12;

    static Representation of(byte[] body, long version) {
        byte[] digest = Arrays.copyOf(sha256(body), DIGEST_BYTES);
        String etag =
                "\"" + version + "-" + Base64.getUrlEncoder().withoutPadding().encodeToString(digest) + "\"";
        return new Representation(new String(body, StandardCharsets.UTF_8), body.length, etag);
    }

    /** Whether an {@code If-None-Match} names it (RFC 9110, section 13.1.2: weak comparison). */
    boolean matches(String ifNoneMatch) {
        return Arrays.stream(ifNoneMatch.split(","))
                .map(String::strip)
                .anyMatch(tag -> tag.equals("*") || tag.equals(etag) || tag.equals("W/" + etag));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
