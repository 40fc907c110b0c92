package io.sealrail.verifier.key;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

import io.sealrail.credential.key.Multikey;
import io.sealrail.verifier.result.Finding;

/** Finds an assertion key in a DID document (Controlled Identifiers 1.0, sections 2.2 and 2.3). */
final class DidDocumentKeys {

    private final String did;
    private final JsonNode document;

    DidDocumentKeys(String did, JsonNode answer) {
        this.did = did;
        this.document = answer.has("didDocument") ? answer.get("didDocument") : answer;
    }

    KeyLookup find(String keyId) {
        if (!did.equals(document.path("id").textValue())) {
            return KeyLookup.none(Finding.ISSUER_UNRESOLVED);
        }
        return members("verificationMethod")
                .filter(method -> names(method, keyId))
                .findFirst()
                .map(method -> isAssertionMethod(keyId) ? key(method) : KeyLookup.none(Finding.KEY_NOT_FOR_ASSERTION))
                .orElse(KeyLookup.none(Finding.KEY_NOT_FOUND));
    }

    private boolean isAssertionMethod(String keyId) {
        return members("assertionMethod").anyMatch(method -> names(method, keyId));
    }

    private Stream<JsonNode> members(String name) {
        return StreamSupport.stream(document.path(name).spliterator(), false);
    }

    /** By its absolute or relative DID URL; a relationship holds the method itself or its DID URL. */
    private boolean names(JsonNode method, String keyId) {
        String id = method.isTextual() ? method.textValue() : method.path("id").asText();
        return keyId.equals(id.startsWith("#") ? did + id : id);
    }

    private KeyLookup key(JsonNode method) {
        if (!did.equals(method.path("controller").textValue())) {
            return KeyLookup.none(Finding.KEY_NOT_OF_ISSUER);
        }
        try {
            byte[] publicKey =
                    Multikey.decodeEd25519(method.path("publicKeyMultibase").asText());
            return KeyLookup.found(new VerificationKey(publicKey, time(method, "expires"), time(method, "revoked")));
        } catch (IllegalArgumentException | DateTimeException e) {
            return KeyLookup.none(Finding.KEY_UNSUPPORTED);
        }
    }

    private static Instant time(JsonNode method, String member) {
        return method.hasNonNull(member)
                ? OffsetDateTime.parse(method.get(member).asText()).toInstant()
                : null;
    }
}
