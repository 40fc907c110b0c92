package io.sealrail.verifier.key;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

import io.sealrail.credential.key.MalformedJwkException;
import io.sealrail.verifier.result.Finding;

/**
 * Finds an assertion key in a DID document (Controlled Identifiers 1.0, sections 2.2 and 2.3). A method stands in {@code
 * verificationMethod} or inside a relationship; a relationship names it by its DID URL, whole or from its {@code #} on.
 */
final class DidDocumentKeys {

    private static final List<String> PLACES = List.of(
            "verificationMethod",
            "assertionMethod",
            "authentication",
            "capabilityInvocation",
            "capabilityDelegation",
            "keyAgreement");

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
        List<JsonNode> methods = PLACES.stream()
                .flatMap(this::members)
                .filter(method -> method.isObject() && names(method, keyId))
                .distinct()
                .toList();
        if (methods.isEmpty()) {
            return KeyLookup.none(Finding.KEY_NOT_FOUND);
        }
        if (members("assertionMethod").noneMatch(method -> names(method, keyId))) {
            return KeyLookup.none(Finding.KEY_NOT_FOR_ASSERTION);
        }
        return methods.size() == 1 ? key(methods.get(0)) : KeyLookup.none(Finding.KEY_UNSUPPORTED);
    }

    private Stream<JsonNode> members(String name) {
        JsonNode members = document.path(name);
        return members.isArray() ? StreamSupport.stream(members.spliterator(), false) : Stream.empty();
    }

    private boolean names(JsonNode method, String keyId) {
        String id = method.isTextual() ? method.textValue() : method.path("id").asText();
        return keyId.equals(id.startsWith("#") ? did + id : id);
    }

    private KeyLookup key(JsonNode method) {
        if (!did.equals(method.path("controller").textValue())) {
            return KeyLookup.none(Finding.KEY_NOT_OF_ISSUER);
        }
        try {
            return KeyLookup.found(
                    new VerificationKey(PublicKeys.ofMethod(method), time(method, "expires"), time(method, "revoked")));
        } catch (IllegalArgumentException | MalformedJwkException | DateTimeException e) {
            return KeyLookup.none(Finding.KEY_UNSUPPORTED);
        }
    }

    private static Instant time(JsonNode method, String member) {
        return method.hasNonNull(member)
                ? OffsetDateTime.parse(method.get(member).asText()).toInstant()
                : null;
    }
}
