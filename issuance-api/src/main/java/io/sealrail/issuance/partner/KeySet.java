package io.sealrail.issuance.partner;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sealrail.credential.key.Jwk;
import io.sealrail.credential.key.MalformedJwkException;

/** The public signature keys of a JWK Set by {@code kid} (RFC 7517 section 5); keys that cannot be used are left out. */
final class KeySet {

    private final Map<String, List<Jwk>> keys;

    private KeySet(Map<String, List<Jwk>> keys) {
        this.keys = keys;
    }

    /**
     * Reads a JWK Set.
     *
     * @throws IllegalArgumentException if it has no array of keys
     */
    static KeySet parse(JsonNode set) {
        if (!set.path("keys").isArray()) {
            throw new IllegalArgumentException("not a JWK Set");
        }
        Map<String, List<Jwk>> keys = new HashMap<>();
        for (JsonNode key : set.path("keys")) {
            usable(key)
                    .ifPresent(jwk -> keys.merge(
                            key.path("kid").asText(), List.of(jwk), (a, b) -> Stream.concat(a.stream(), b.stream())
                                    .toList()));
        }
        return new KeySet(keys);
    }

    boolean has(String kid) {
        return keys.containsKey(kid);
    }

    /** The keys of that name: more than one only if their types differ. */
    List<Jwk> byKid(String kid) {
        return keys.getOrDefault(kid, List.of());
    }

    private static Optional<Jwk> usable(JsonNode key) {
        if (!key.isObject() || !key.path("kid").isTextual()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Jwk.parse((ObjectNode) key));
        } catch (MalformedJwkException e) {
            return Optional.empty();
        }
    }
}
