package io.sealrail.verifier.key;

import java.time.Instant;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.sealrail.credential.key.Base64Url;
import io.sealrail.credential.key.Ed25519Jwk;
import io.sealrail.credential.key.Jwk;

/**
 * A key that an issuer allows to assert credentials: Ed25519 or P-256.
 *
 * @param jwk the key, which alone decides the algorithm
 * @param endedAt when it was retired, or {@code null}: what it signed before stays good
 * @param revokedAt when it was found compromised, or {@code null}: nothing under it is good
 */
public record VerificationKey(Jwk jwk, Instant endedAt, Instant revokedAt) {

    private static final String RSA = "RSA";

    /** Refuses a kind of key that we let nobody sign credentials with. */
    public VerificationKey {
        if (!isSupported(jwk)) {
            throw new IllegalArgumentException("a kind of key that we do not take");
        }
    }

    /** Whether we take signatures of such a key, be it an issuer's or a holder's. */
    public static boolean isSupported(Jwk jwk) {
        return !RSA.equals(jwk.toJson().path("kty").textValue());
    }

    static VerificationKey withoutEnd(Jwk jwk) {
        return new VerificationKey(jwk, null, null);
    }

    /**
     * The key of these 32 bytes.
     *
     * @throws io.sealrail.credential.key.MalformedJwkException if nobody could sign with it
     */
    public static Jwk ed25519(byte[] publicKey) {
        return Jwk.parse(JsonNodeFactory.instance
                .objectNode()
                .put("kty", "OKP")
                .put("crv", "Ed25519")
                .put("x", Base64Url.encode(publicKey)));
    }

    /** The 32 bytes of the key, if it is of Ed25519: what embedded proofs are made with. */
    public Optional<byte[]> ed25519() {
        return jwk instanceof Ed25519Jwk key ? Optional.of(key.publicKey()) : Optional.empty();
    }
}
