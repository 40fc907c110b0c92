package io.sealrail.issuance.issuer;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;

import io.sealrail.credential.key.Ed25519Jwk;
import io.sealrail.credential.key.Multikey;

/**
 * The platform's keys as a JWK Set (RFC 7517, 5), under the same ids as in its DID document. A retired key stays, since what it
 * signed is still good; a compromised one is not there, because a JWK cannot say so.
 */
@ApplicationScoped
class PlatformKeySet {

    private final PlatformIssuer platformIssuer;
    private final IssuerKeys keys;

    PlatformKeySet(PlatformIssuer platformIssuer, IssuerKeys keys) {
        this.platformIssuer = platformIssuer;
        this.keys = keys;
    }

    /** {@code {"keys": […]}}, oldest first; without keys until the platform's issuer has been made. */
    Uni<ObjectNode> get() {
        return keys.ofIssuer(platformIssuer.did()).map(listed -> {
            ObjectNode set = JsonNodeFactory.instance.objectNode();
            ArrayNode members = set.putArray("keys");
            listed.stream()
                    .filter(key -> key.revokedAt().isEmpty())
                    .map(PlatformKeySet::jwk)
                    .forEach(members::add);
            return set;
        });
    }

    private static ObjectNode jwk(IssuerKey key) {
        return Ed25519Jwk.json(Multikey.decodeEd25519(key.publicKeyMultibase()))
                .put("kid", key.keyId())
                .put("alg", "EdDSA")
                .put("use", "sig");
    }
}
