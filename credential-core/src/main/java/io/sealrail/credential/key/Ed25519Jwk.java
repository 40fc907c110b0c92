package io.sealrail.credential.key;

import java.util.List;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** An Ed25519 public key (RFC 8037); {@code Ed25519} is the algorithm's name since RFC 9864, {@code EdDSA} before. */
public final class Ed25519Jwk extends Jwk {

    static final List<String> ALGORITHMS = List.of("EdDSA", "Ed25519");

    private final byte[] publicKey;

    Ed25519Jwk(ObjectNode json) {
        super(json);
        requireCurve(json, "Ed25519");
        publicKey = bytes(json, "x", Ed25519.PUBLIC_KEY_BYTES);
        if (!Ed25519.isValid(publicKey)) {
            throw new MalformedJwkException("not a point of Ed25519");
        }
    }

    /** The 32 bytes of the key. */
    public byte[] publicKey() {
        return publicKey.clone();
    }

    /**
     * The JWK of a 32-byte public key.
     *
     * @throws IllegalArgumentException if it is no key that anybody could sign with
     */
    public static ObjectNode json(byte[] publicKey) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("crv", "Ed25519")
                .put("kty", "OKP")
                .put("x", Base64Url.encode(Ed25519.requireValid(publicKey)));
    }

    @Override
    public ObjectNode toJson() {
        return json(publicKey);
    }

    @Override
    List<String> algorithms() {
        return ALGORITHMS;
    }

    @Override
    boolean verifies(byte[] signingInput, byte[] signature) {
        return Ed25519.verify(publicKey, signingInput, signature);
    }
}
