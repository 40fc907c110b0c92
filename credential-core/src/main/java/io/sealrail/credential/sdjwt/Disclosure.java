package io.sealrail.credential.sdjwt;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.sealrail.credential.json.StrictJson;
import io.sealrail.credential.key.Base64Url;
import io.sealrail.credential.key.Sha256;
import io.sealrail.credential.sdjwt.MalformedSdJwtException.Fault;

/**
 * What one digest stands for: a member of an object or an element of an array (RFC 9901, 4.2).
 *
 * @param encoded base64url of the JSON array, as it travels
 * @param salt as it stands in the array; base64url where we made it
 * @param name of the member, {@code null} for an array element
 * @param value of the member or element
 */
public record Disclosure(String encoded, String salt, String name, JsonNode value) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ELEMENT_PARTS = 2;
    private static final int MEMBER_PARTS = 3;

    /**
     * A new disclosure.
     *
     * @param salt at least 16 random bytes, never used before
     * @param name of the member, {@code null} for an array element
     * @throws IllegalArgumentException if the salt is shorter
     */
    public static Disclosure of(byte[] salt, String name, JsonNode value) {
        if (salt.length < Limits.MIN_SALT_BYTES) {
            throw new IllegalArgumentException("a salt has 128 bits or more");
        }
        String text = Base64Url.encode(salt);
        ArrayNode parts = JsonNodeFactory.instance.arrayNode().add(text);
        if (name != null) {
            parts.add(name);
        }
        parts.add(value);
        return new Disclosure(encode(parts), text, name, value);
    }

    /**
     * Reads a disclosure, whoever made it.
     *
     * @throws MalformedSdJwtException if it is not base64url, without padding or stray bits, of a JSON array of salt, name and
     *     value, or of salt and value, where salt and name are texts
     */
    public static Disclosure parse(String encoded) {
        JsonNode parts = json(encoded);
        boolean member = parts.size() == MEMBER_PARTS;
        if (!parts.isArray() || !member && parts.size() != ELEMENT_PARTS) {
            throw malformed("a disclosure is not an array of two or three", null);
        }
        if (!parts.get(0).isTextual() || member && !parts.get(1).isTextual()) {
            throw malformed("salt or name of a disclosure is not text", null);
        }
        return new Disclosure(
                encoded,
                parts.get(0).textValue(),
                member ? parts.get(1).textValue() : null,
                parts.get(parts.size() - 1));
    }

    /** Base64url of the SHA-256 of the encoded text, which stands for this disclosure in the credential. */
    public String digest() {
        return Base64Url.encode(Sha256.hash(encoded.getBytes(StandardCharsets.US_ASCII)));
    }

    private static JsonNode json(String encoded) {
        try {
            return StrictJson.read(Base64Url.decode(encoded));
        } catch (IllegalArgumentException e) {
            throw malformed("a disclosure is not base64url of JSON", e);
        }
    }

    private static String encode(ArrayNode parts) {
        try {
            return Base64Url.encode(JSON.writeValueAsBytes(parts));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MalformedSdJwtException malformed(String message, Throwable cause) {
        return new MalformedSdJwtException(Fault.MALFORMED, message, cause);
    }
}
