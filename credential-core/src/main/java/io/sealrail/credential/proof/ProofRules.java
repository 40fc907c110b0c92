package io.sealrail.credential.proof;

import java.time.DateTimeException;
import java.time.OffsetDateTime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a proof must have besides a good signature (VC Data Integrity 1.0, 2.1 and 4.5). */
final class ProofRules {

    static final String LEGACY_CONTEXT = "https://w3id.org/security/suites/ed25519-2020/v1";

    private static final String CONTEXT = "@context";

    private ProofRules() {}

    /** A proof that names others ({@code previousProof}) signs them too, which we do not do: it is refused. */
    static boolean isComplete(ObjectNode proof) {
        return hasText(proof, "proofPurpose")
                && hasText(proof, "verificationMethod")
                && !proof.has("previousProof")
                && isTimeOrAbsent(proof.get("created"))
                && isTimeOrAbsent(proof.get("expires"));
    }

    /** Terms of the legacy proof are to mean what its own context says, not what some vocabulary makes of them. */
    static boolean hasLegacyContext(JsonNode documentContext) {
        for (JsonNode context : list(documentContext)) {
            if (LEGACY_CONTEXT.equals(context.textValue())) {
                return true;
            }
        }
        return false;
    }

    /**
     * A JCS proof carries the context that it was made under; the document may have more after it, which is not signed and
     * so is cut off before the check (EdDSA Cryptosuites, 3.3.2). Any other proof takes the document's.
     */
    static boolean contextFits(ObjectNode document, ObjectNode options, Cryptosuite suite) {
        JsonNode own = options.get(CONTEXT);
        if (suite == Cryptosuite.ED25519_SIGNATURE_2020 && !hasLegacyContext(document.path(CONTEXT))) {
            return false;
        }
        if (suite != Cryptosuite.EDDSA_JCS_2022) {
            return own == null || own.equals(document.get(CONTEXT));
        }
        if (own != null && !startsWith(list(document.path(CONTEXT)), list(own))) {
            return false;
        }
        if (own != null) {
            document.set(CONTEXT, own);
        }
        return true;
    }

    private static boolean startsWith(ArrayNode all, ArrayNode first) {
        if (first.size() > all.size()) {
            return false;
        }
        for (int i = 0; i < first.size(); i++) {
            if (!first.get(i).equals(all.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static ArrayNode list(JsonNode context) {
        return context instanceof ArrayNode array
                ? array
                : JsonNodeFactory.instance.arrayNode().add(context);
    }

    private static boolean hasText(ObjectNode proof, String member) {
        return !proof.path(member).asText("").isBlank() && proof.get(member).isTextual();
    }

    private static boolean isTimeOrAbsent(JsonNode time) {
        if (time == null) {
            return true;
        }
        try {
            OffsetDateTime.parse(time.asText());
            return time.isTextual();
        } catch (DateTimeException e) {
            return false;
        }
    }
}
