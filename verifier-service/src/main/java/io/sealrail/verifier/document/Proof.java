package io.sealrail.verifier.document;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sealrail.credential.proof.Cryptosuite;
import io.sealrail.verifier.result.Finding;

/** One proof of a document (Data Integrity 1.0, section 2.1), read without judging it. */
record Proof(ObjectNode json) {

    /** A 64-byte signature has 88 base58 characters; decoding base58 takes the square of its length. */
    private static final int MAX_PROOF_VALUE = 100;

    private static final int MAX_METHOD = 2_100;

    /** Whether it is of a kind that we check; a proof chained to another is not. */
    boolean isSupported() {
        return !json.has("previousProof") && suite().isPresent();
    }

    Optional<Cryptosuite> suite() {
        return Cryptosuite.of(json);
    }

    /** The DID URL of the key. */
    String verificationMethod() {
        return json.path("verificationMethod").asText();
    }

    /** When it was made, if it says so. */
    Optional<Instant> created() {
        return Timestamps.parse(json.path("created"));
    }

    /** What is wrong with it before its signature is looked at. */
    Optional<Finding> problem(Instant now, Duration skew) {
        if (!isComplete()) {
            return Optional.of(Finding.PROOF_MALFORMED);
        }
        if (!"assertionMethod".equals(json.path("proofPurpose").textValue())) {
            return Optional.of(Finding.PROOF_PURPOSE_WRONG);
        }
        if (created().filter(now.plus(skew)::isBefore).isPresent()) {
            return Optional.of(Finding.SIGNATURE_NOT_MADE_YET);
        }
        return Timestamps.parse(json.path("expires"))
                .filter(now.minus(skew)::isAfter)
                .map(end -> Finding.PROOF_EXPIRED);
    }

    private boolean isComplete() {
        return isText("verificationMethod", MAX_METHOD)
                && isText("proofValue", MAX_PROOF_VALUE)
                && json.path("proofValue").textValue().startsWith("z")
                && (!json.has("created") || created().isPresent())
                && (!json.has("expires")
                        || Timestamps.parse(json.path("expires")).isPresent());
    }

    private boolean isText(String member, int maxLength) {
        JsonNode value = json.path(member);
        return value.isTextual() && value.textValue().length() <= maxLength;
    }
}
