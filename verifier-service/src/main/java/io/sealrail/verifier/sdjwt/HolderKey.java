package io.sealrail.verifier.sdjwt;

import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sealrail.credential.did.DidJwk;
import io.sealrail.credential.key.Jwk;
import io.sealrail.verifier.key.VerificationKey;

/** The key that {@code cnf} names (RFC 7800, 3): in {@code jwk}, or as did:jwk in {@code kid}, or in both alike. */
record HolderKey(ObjectNode confirmation) {

    private static final String DID_JWK = "did:jwk:";

    /**
     * The key, empty if it is named in another way.
     *
     * @throws io.sealrail.credential.key.MalformedJwkException if it is none that we verify with
     * @throws IllegalArgumentException if it is no JWK at all, or both name different ones
     */
    Optional<Jwk> find() {
        Optional<Jwk> named = ofKeyId();
        Optional<Jwk> embedded = ofJwk();
        if (named.isPresent()
                && embedded.isPresent()
                && !named.get().toJson().equals(embedded.get().toJson())) {
            throw new IllegalArgumentException("cnf names two keys");
        }
        return embedded.or(() -> named).filter(VerificationKey::isSupported);
    }

    private Optional<Jwk> ofJwk() {
        if (!confirmation.has("jwk")) {
            return Optional.empty();
        }
        if (confirmation.get("jwk") instanceof ObjectNode jwk) {
            return Optional.of(Jwk.parse(jwk));
        }
        throw new IllegalArgumentException("cnf.jwk is no object");
    }

    private Optional<Jwk> ofKeyId() {
        JsonNode keyId = confirmation.path("kid");
        return keyId.isTextual() && keyId.textValue().startsWith(DID_JWK)
                ? Optional.of(DidJwk.publicKey(keyId.textValue().replaceAll("#0$", "")))
                : Optional.empty();
    }
}
