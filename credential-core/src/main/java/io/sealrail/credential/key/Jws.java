package io.sealrail.credential.key;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

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
    private static final ObjectMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /**
     * Parses the three parts.
     *
     * @throws MalformedJwsException if there are not three base64url parts of which two are JSON objects, a member occurs
     *     twice, the header has {@code crit} (we know no extension), or the text is over 64 KiB
     */
    public static Jws parse(String compact) {
        int first = compact.indexOf('.');
        int last = compact.lastIndexOf('.');
        if (compact.length() > MAX_LENGTH || first < 0 || compact.indexOf('.', first + 1) != last) {
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
                bytes(compact.substring(last + 1), "signature"));
    }

    /** The algorithm that the header claims, or empty text. */
    public String algorithm() {
        return header.path("alg").asText("");
    }

    private static ObjectNode object(String part, String name) {
        try {
            JsonNode json = STRICT.readTree(bytes(part, name));
            if (json instanceof ObjectNode object) {
                return object;
            }
            throw new MalformedJwsException(name + " is not a JSON object");
        } catch (JsonProcessingException e) {
            throw new MalformedJwsException(name + " is not JSON");
        } catch (IOException e) {
            throw new MalformedJwsException(name + " cannot be read", e);
        }
    }

    private static byte[] bytes(String part, String name) {
        try {
            return Base64Url.decode(part);
        } catch (IllegalArgumentException e) {
            throw new MalformedJwsException(name + " is not base64url", e);
        }
    }
}
