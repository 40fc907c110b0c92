package io.sealrail.credential.key;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Makes compact JWS of JSON objects, signed with Ed25519 (RFC 7515, 7.1; RFC 8037, 3.1). */
public final class CompactJws {

    private static final ObjectMapper JSON = new ObjectMapper();

    private CompactJws() {}

    /** The header of what an issuer signs: {@code alg} EdDSA, {@code typ} and, as {@code kid}, the DID URL of the signer's key. */
    public static ObjectNode header(String type, Signer signer) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("alg", "EdDSA")
                .put("typ", type)
                .put("kid", signer.verificationMethod());
    }

    /**
     * Both objects as they stand, members in their order, and the signature over them.
     *
     * @throws IllegalArgumentException if the header's {@code alg} is not a name of Ed25519
     */
    public static String sign(ObjectNode header, ObjectNode payload, Signer signer) {
        if (!Ed25519Jwk.ALGORITHMS.contains(header.path("alg").asText())) {
            throw new IllegalArgumentException("the header names another algorithm than the key's");
        }
        String input = encode(header) + '.' + encode(payload);
        return input + '.' + Base64Url.encode(signer.sign(input.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String encode(ObjectNode json) {
        try {
            return Base64Url.encode(JSON.writeValueAsBytes(json));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
