package io.sealrail.statuslist;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * A document to serve, with its strong entity tag (RFC 9110, section 8.8.3).
 *
 * @param body JSON text or a JWT; as a text because the JSON writer would encode bytes once more
 * @param bytes its length in UTF-8
 * @param type the media type that it is sent as
 * @param etag version and digest in double quotes: differs between versions, media types, and whenever a byte differs
 */
record Representation(String body, int bytes, String type, String etag) {

    private static final int DIGEST_BYTES = 12;

    static Representation of(byte[] body, long version, String type) {
        byte[] digest = Arrays.copyOf(sha256(type.getBytes(StandardCharsets.UTF_8), body), DIGEST_BYTES);
        String etag =
                "\"" + version + "-" + Base64.getUrlEncoder().withoutPadding().encodeToString(digest) + "\"";
        return new Representation(new String(body, StandardCharsets.UTF_8), body.length, type, etag);
    }

    /**
     * Whether the value of {@code If-None-Match} names it (RFC 9110, section 13.1.2: weak comparison, {@code *} alone). Its
     * own tag has no comma, so a list may be cut at each.
     */
    boolean matches(String ifNoneMatch) {
        return ifNoneMatch.strip().equals("*")
                || Arrays.stream(ifNoneMatch.split(","))
                        .map(String::strip)
                        .anyMatch(tag -> tag.equals(etag) || tag.equals("W/" + etag));
    }

    private static byte[] sha256(byte[] type, byte[] body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(type);
            digest.update((byte) 0);
            return digest.digest(body);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
