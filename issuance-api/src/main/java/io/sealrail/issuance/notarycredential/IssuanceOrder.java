package io.sealrail.issuance.notarycredential;

import java.time.Instant;
import java.util.List;

import io.sealrail.issuance.claim.ClaimRef;
import io.sealrail.issuance.claim.CredentialProfile;
import io.sealrail.issuance.evaluation.StoredEvaluation;

/**
 * What may be issued, as far as the holder allows it.
 *
 * @param service the audience of proofs
 * @param issuedAt when the first of the claims was asked of its source; equal whenever the evaluation is issued again
 * @param expiresAt in the future
 */
record IssuanceOrder(
        StoredEvaluation evaluation, CredentialProfile profile, String service, Instant issuedAt, Instant expiresAt) {

    /** What a holder's proof must be about. */
    HolderProof.Subject proofSubject() {
        return new HolderProof.Subject(
                service, evaluation.evaluationId(), profile.id(), evaluation.disclosure(), claimIds());
    }

    /** In the order of the evaluation. */
    List<String> claimIds() {
        return evaluation.claims().stream().map(ClaimRef::id).toList();
    }
}
