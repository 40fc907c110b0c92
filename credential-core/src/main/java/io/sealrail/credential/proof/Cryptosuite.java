package io.sealrail.credential.proof;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sealrail.credential.canonical.Contexts;
import io.sealrail.credential.canonical.Jcs;
import io.sealrail.credential.canonical.Rdfc;
import io.sealrail.credential.key.Sha256;

/** The Ed25519 proof kinds of W3C Data Integrity EdDSA Cryptosuites 1.0. */
public enum Cryptosuite {
    /** Legacy type {@code Ed25519Signature2020}; the document's context must define its terms. */
    ED25519_SIGNATURE_2020("Ed25519Signature2020", null),
    /** {@code DataIntegrityProof} over RDFC-1.0. */
    EDDSA_RDFC_2022("DataIntegrityProof", "eddsa-rdfc-2022"),
    /** {@code DataIntegrityProof} over RFC 8785. */
    EDDSA_JCS_2022("DataIntegrityProof", "eddsa-jcs-2022");

    private static final String TYPE = "type";
    private static final String CRYPTOSUITE = "cryptosuite";
    private static final String CONTEXT = "@context";

    private final String type;
    private final String id;

    Cryptosuite(String type, String id) {
        this.type = type;
        this.id = id;
    }

    /** The kind of a proof, or none if its {@code type} and {@code cryptosuite} are not exactly one of ours. */
    public static Optional<Cryptosuite> of(ObjectNode proof) {
        String type = proof.path(TYPE).textValue();
        String id = proof.has(CRYPTOSUITE) ? proof.path(CRYPTOSUITE).asText() : null;
        return Arrays.stream(values())
                .filter(suite -> suite.type.equals(type) && Objects.equals(suite.id, id))
                .findFirst();
    }

    /** The proof's {@code type}. */
    public String type() {
        return type;
    }

    /** The proof's {@code cryptosuite}, or {@code null} if its type says it all. */
    public String id() {
        return id;
    }

    ObjectNode options(JsonNode documentContext) {
        ObjectNode options = JsonNodeFactory.instance.objectNode();
        if (this == EDDSA_JCS_2022 && documentContext != null) {
            options.set(CONTEXT, documentContext.deepCopy());
        }
        options.put(TYPE, type);
        return id == null ? options : options.put(CRYPTOSUITE, id);
    }

    /** What is signed: SHA-256 of the canonical proof options, then of the canonical document, 64 bytes. */
    byte[] hashData(ObjectNode document, ObjectNode options, Contexts contexts) {
        byte[] optionsHash = Sha256.hash(canonicalOptions(document, options, contexts));
        byte[] documentHash = Sha256.hash(canonical(document, contexts));
        byte[] both = Arrays.copyOf(optionsHash, optionsHash.length + documentHash.length);
        System.arraycopy(documentHash, 0, both, optionsHash.length, documentHash.length);
        return both;
    }

    private byte[] canonicalOptions(ObjectNode document, ObjectNode options, Contexts contexts) {
        if (this == EDDSA_JCS_2022) {
            return Jcs.canonicalize(options);
        }
        ObjectNode withContext = options.deepCopy();
        withContext.set(CONTEXT, document.path(CONTEXT));
        return canonical(withContext, contexts);
    }

    private byte[] canonical(ObjectNode json, Contexts contexts) {
        return this == EDDSA_JCS_2022 ? Jcs.canonicalize(json) : Rdfc.canonicalize(json, contexts);
    }
}
