package io.sealrail.verifier.key;

import java.util.List;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sealrail.credential.key.Jwk;
import io.sealrail.credential.key.MalformedJwkException;
import io.sealrail.verifier.result.Finding;

/** A JWK Set (RFC 7517, 5) as an issuer serves it. */
record KeySet(JsonNode json) {

    /** The one key of that {@code kid}; of two nobody knows which is meant. */
    KeyLookup find(String keyId) {
        List<JsonNode> keys = StreamSupport.stream(json.path("keys").spliterator(), false)
                .filter(key -> keyId.equals(key.path("kid").textValue()))
                .toList();
        if (keys.isEmpty()) {
            return KeyLookup.none(Finding.KEY_NOT_FOUND);
        }
        return keys.size() == 1 && keys.get(0) instanceof ObjectNode key
                ? read(key)
                : KeyLookup.none(Finding.KEY_UNSUPPORTED);
    }

    private static KeyLookup read(ObjectNode key) {
        try {
            return KeyLookup.found(VerificationKey.withoutEnd(Jwk.parse(key)));
        } catch (MalformedJwkException | IllegalArgumentException e) {
            return KeyLookup.none(Finding.KEY_UNSUPPORTED);
        }
    }
}
