package io.sealrail.credential.key;

import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sealrail.credential.json.StrictJson;

/**
 * A compact JWS whose payload is a JSON object (RFC 7515, 7.1; RFC 7519), parsed and not yet verified.
 *
 * @param header the protected header
 * @param payload the claims
 * @param signingInput what is signed: both encoded parts and the dot between them, ASCII
 * @param signature the raw signature
 */
public record Jws(ObjectNode header, ObjectNode payload, byte[] signingInput, byte[] signature) {

    private static final int MAX_LENGTH = 64 * 1024;

    /**
     * Parses the three parts.
     *
     * @throws MalformedJwsException if there are not three base64url parts of which two are JSON objects, a member occurs
     *     twice, the header has {@code crit} (we know no extension), or the text is over 64 KiB
     */
    public static Jws parse(String compact) {
        return parse(compact, MAX_LENGTH);
    }

    /**
     * Parses the three parts of a text of at most so many characters, for what is larger than a token by its nature.
     *
     * @throws MalformedJwsException as {@link #parse(String)}
     */
    public static Jws parse(String compact, int maxLength) {
        int first = compact.indexOf('.');
        int last = compact.lastIndexOf('.');
        if (compact.length() > maxLength || first < 0 || compact.indexOf('.', first + 1) != last) {
            throw new MalformedJwsException("not a compact JWS of three parts");
        }
        ObjectNode header = object(compact.substring(0, first), "header");
        if (header.has("crit")) {
            throw new MalformedJwsException("header has critical extensions");
        }
        return new Jws(
                header,
                object(compact.substring(first + 1, last), "payload"),
                compact.substring(0, last).getBytes(StandardCharsets.US_ASCII),
                bytes(compact.substring(last + 1)));
    }

    /** The algorithm that the header claims, or empty text. */
    public String algorithm() {
        return header.path("alg").asText("");
    }

    /** The media type that the header claims, or empty text. */
    public String type() {
        return header.path("typ").asText("");
    }

    private static ObjectNode object(String part, String name) {
        try {
            return StrictJson.readObject(Base64Url.decode(part));
        } catch (IllegalArgumentException e) {
            throw new MalformedJwsException(name + " is not base64url of a JSON object", e);
        }
    }

    private static byte[] bytes(String part) {
        try {
            return Base64Url.decode(part);
        } catch (IllegalArgumentException e) {
            throw new MalformedJwsException("signature is not base64url", e);
        }
    }
}
