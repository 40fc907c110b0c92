package io.sealrail.verifier.key;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sealrail.credential.key.Jwk;
import io.sealrail.credential.key.MalformedJwkException;
import io.sealrail.credential.key.Multikey;

/**
 * The keys of verification methods: {@code Multikey} of Ed25519 and {@code JsonWebKey} (Controlled Identifiers 1.0, 2.2.2 and
 * 2.2.3), {@code Ed25519VerificationKey2020} and {@code JsonWebKey2020} before them.
 */
final class PublicKeys {

    private PublicKeys() {}

    /**
     * The key.
     *
     * @throws IllegalArgumentException if it is of another kind, malformed, or published with its private half
     */
    static Jwk ofMethod(JsonNode method) {
        if (method.has("secretKeyMultibase") || method.has("privateKeyMultibase") || method.has("privateKeyJwk")) {
            throw new IllegalArgumentException("the private key is public");
        }
        return switch (method.path("type").asText()) {
            case "Multikey", "Ed25519VerificationKey2020" ->
                VerificationKey.ed25519(
                        Multikey.decodeEd25519(method.path("publicKeyMultibase").asText()));
            case "JsonWebKey", "JsonWebKey2020" -> ofJwk(method.path("publicKeyJwk"));
            default -> throw new IllegalArgumentException("a kind of key that we do not know");
        };
    }

    private static Jwk ofJwk(JsonNode jwk) {
        try {
            if (jwk instanceof ObjectNode object) {
                return Jwk.parse(object);
            }
        } catch (MalformedJwkException e) {
            throw new IllegalArgumentException("a JWK that is no public key", e);
        }
        throw new IllegalArgumentException("no JWK");
    }
}
