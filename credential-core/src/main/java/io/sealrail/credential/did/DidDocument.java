package io.sealrail.credential.did;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** DID documents (DID Core 1.0) whose keys are for assertions; retired ones stay listed. */
public final class DidDocument {

    private static final String DID_CONTEXT = "https://www.w3.org/ns/did/v1";
    private static final String MULTIKEY_CONTEXT = "https://w3id.org/security/multikey/v1";
    private static final String SUITE_2020_CONTEXT = "https://w3id.org/security/suites/ed25519-2020/v1";

    private DidDocument() {}

    /** The document of a DID and its keys, in their order, as Multikeys (Controlled Identifiers 1.0, 2.2.2). */
    public static ObjectNode of(String did, List<VerificationMethod> keys) {
        return document(did, "Multikey", MULTIKEY_CONTEXT, keys);
    }

    /**
     * The same with keys of type Ed25519VerificationKey2020, which verifiers of Ed25519Signature2020 know. Their context has no
     * {@code expires}: a document with a retired key defines the term itself, as multikey/v1 does.
     */
    public static ObjectNode ofSuite2020(String did, List<VerificationMethod> keys) {
        ObjectNode document = document(did, "Ed25519VerificationKey2020", SUITE_2020_CONTEXT, keys);
        if (keys.stream().anyMatch(key -> key.expires() != null)) {
            document.withArray("@context")
                    .addObject()
                    .putObject("expires")
                    .put("@id", "https://w3id.org/security#expiration")
                    .put("@type", "http://www.w3.org/2001/XMLSchema#dateTime");
        }
        return document;
    }

    /**
     * The same for a DID whose keys also authenticate; those that have ended no longer do, and a DID without a key has neither
     * list.
     *
     * @param now which ends have passed
     */
    public static ObjectNode ofHolder(String did, List<VerificationMethod> keys, Instant now) {
        ObjectNode document = ofSuite2020(did, keys);
        if (keys.isEmpty()) {
            document.remove(List.of("verificationMethod", "assertionMethod"));
            return document;
        }
        ArrayNode authentications = document.putArray("authentication");
        keys.stream()
                .filter(key -> key.isInUse(now))
                .map(VerificationMethod::id)
                .forEach(authentications::add);
        return document;
    }

    private static ObjectNode document(String did, String type, String context, List<VerificationMethod> keys) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.putArray("@context").add(DID_CONTEXT).add(context);
        document.put("id", did);
        ArrayNode methods = document.putArray("verificationMethod");
        ArrayNode assertions = document.putArray("assertionMethod");
        for (VerificationMethod key : keys) {
            methods.add(method(did, type, key));
            assertions.add(key.id());
        }
        return document;
    }

    private static ObjectNode method(String did, String type, VerificationMethod key) {
        ObjectNode method = JsonNodeFactory.instance
                .objectNode()
                .put("id", key.id())
                .put("type", type)
                .put("controller", did)
                .put("publicKeyMultibase", key.publicKeyMultibase());
        putTime(method, "expires", key.expires());
        putTime(method, "revoked", key.revoked());
        return method;
    }

    private static void putTime(ObjectNode method, String name, Instant time) {
        if (time != null) {
            method.put(name, time.truncatedTo(ChronoUnit.SECONDS).toString());
        }
    }
}
