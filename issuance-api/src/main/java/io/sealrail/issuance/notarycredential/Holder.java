package io.sealrail.issuance.notarycredential;

import java.time.Instant;
import java.util.Optional;

import io.sealrail.issuance.claim.HolderBinding;
import io.sealrail.issuance.notary.NotaryProblem;
import io.sealrail.kit.http.Problem;

/**
 * Who will be able to present the credential.
 *
 * @param key empty if anybody will
 * @param proof that whoever asks has the key; empty where the profile does without
 */
record Holder(Optional<HolderKey> key, Optional<HolderProof> proof) {

    static final Holder ANYBODY = new Holder(Optional.empty(), Optional.empty());

    /**
     * Checks what the request says of the holder. A proof that the profile does without is checked nevertheless.
     *
     * @throws Problem 400 {@code credential.holder_proof_required} for whatever is missing or wrong
     */
    static Holder of(CredentialRequest.Holder asked, IssuanceOrder order, Instant now) {
        HolderBinding rules = order.profile().holderBinding();
        if (!rules.bound()) {
            return ANYBODY;
        }
        if (rules.proofRequired() && (asked == null || asked.proof() == null)) {
            throw NotaryProblem.HOLDER_PROOF_REQUIRED.problem();
        }
        HolderKey key = HolderKey.of(asked, rules);
        return new Holder(
                Optional.of(key),
                Optional.ofNullable(asked.proof())
                        .map(proof -> HolderProof.check(proof, key, order.proofSubject(), now)));
    }

    /** The holder's DID, or {@code null}. */
    String did() {
        return key.map(HolderKey::did).orElse(null);
    }
}
