package io.sealrail.credential.proof;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sealrail.credential.canonical.CanonicalizationException;
import io.sealrail.credential.canonical.Contexts;
import io.sealrail.credential.key.Ed25519;
import io.sealrail.credential.key.Multibase;
import io.sealrail.credential.key.Signer;

/** Ed25519 proofs of W3C Data Integrity (Data Integrity EdDSA Cryptosuites 1.0). */
public final class DataIntegrity {

    private static final String CONTEXT = "@context";
    private static final String PROOF = "proof";
    private static final String PROOF_VALUE = "proofValue";

    private DataIntegrity() {}

    /**
     * A copy of the document with a proof for {@code assertionMethod}; proofs that it has already stay beside the new one.
     *
     * @param created cut to seconds
     * @throws IllegalArgumentException if it is to have the legacy proof and lacks that proof's context
     * @throws CanonicalizationException if the document or the proof has no canonical form, for example by an undefined term
     */
    public static ObjectNode sign(
            ObjectNode unsigned, Cryptosuite suite, Signer signer, Instant created, Contexts contexts) {
        if (suite == Cryptosuite.ED25519_SIGNATURE_2020 && !ProofRules.hasLegacyContext(unsigned.path(CONTEXT))) {
            throw new IllegalArgumentException("the document lacks the context " + ProofRules.LEGACY_CONTEXT);
        }
        ObjectNode signed = unsigned.deepCopy();
        JsonNode others = signed.remove(PROOF);
        ObjectNode proof = suite.options(signed.get(CONTEXT))
                .put("created", created.truncatedTo(ChronoUnit.SECONDS).toString())
                .put("verificationMethod", signer.verificationMethod())
                .put("proofPurpose", "assertionMethod");
        byte[] signature = signer.sign(suite.hashData(signed, proof, contexts));
        proof.put(PROOF_VALUE, Multibase.base58(signature));
        signed.set(PROOF, others == null ? proof : together(others, proof));
        return signed;
    }

    /**
     * Whether the proof, one of the document's, is the key's signature over the document without its proofs.
     *
     * <p>Says nothing about whose key it is, nor about the proof's purpose or {@code expires}. A proof of a kind we do not know,
     * or without purpose or verification method, or that names other proofs, is {@code false}.
     *
     * @param publicKey 32 bytes
     * @throws CanonicalizationException if the document or the proof has no canonical form, for example by an undefined term
     */
    public static boolean verify(ObjectNode signed, ObjectNode proof, byte[] publicKey, Contexts contexts) {
        Optional<Cryptosuite> suite = Cryptosuite.of(proof);
        byte[] signature = ProofValue.signature(proof.path(PROOF_VALUE).asText(""));
        if (suite.isEmpty() || signature.length == 0 || !ProofRules.isComplete(proof)) {
            return false;
        }
        ObjectNode document = signed.deepCopy();
        document.remove(PROOF);
        ObjectNode options = proof.deepCopy();
        options.remove(PROOF_VALUE);
        return ProofRules.contextFits(document, options, suite.get())
                && Ed25519.verify(publicKey, suite.get().hashData(document, options, contexts), signature);
    }

    private static JsonNode together(JsonNode others, ObjectNode proof) {
        var proofs = JsonNodeFactory.instance.arrayNode();
        if (others.isArray()) {
            others.forEach(proofs::add);
        } else {
            proofs.add(others);
        }
        return proofs.add(proof);
    }
}
