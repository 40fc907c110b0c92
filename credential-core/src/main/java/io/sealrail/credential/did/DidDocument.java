package io.sealrail.credential.did;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** DID documents (DID Core 1.0) whose keys are Multikeys for assertions; retired ones stay listed. */
public final class DidDocument {

    private static final String DID_CONTEXT = "https://www.w3.org/ns/did/v1";
    private static final String MULTIKEY_CONTEXT = "https://w3id.org/security/multikey/v1";

    private DidDocument() {}

    /** The document of a DID and its keys, in their order. */
    public static ObjectNode of(String did, List<VerificationMethod> keys) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.putArray("@context").add(DID_CONTEXT).add(MULTIKEY_CONTEXT);
        document.put("id", did);
        ArrayNode methods = document.putArray("verificationMethod");
        ArrayNode assertions = document.putArray("assertionMethod");
        for (VerificationMethod key : keys) {
            methods.add(method(did, key));
            assertions.add(key.id());
        }
        return document;
    }

    private static ObjectNode method(String did, VerificationMethod key) {
        ObjectNode method = JsonNodeFactory.instance
                .objectNode()
                .put("id", key.id())
                .put("type", "Multikey")
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
