package io.sealrail.issuance.evaluation;

import java.time.Instant;
import java.util.List;

import io.sealrail.issuance.claim.ClaimRef;
import io.sealrail.issuance.claim.ClaimResult;
import io.sealrail.issuance.claim.DisclosureMode;
import io.sealrail.issuance.notary.NotaryProblem;
import io.sealrail.issuance.notaryaccess.NotaryCaller;
import io.sealrail.kit.http.Problem;

/**
 * An evaluation as it is kept until it expires.
 *
 * @param evaluationId a ULID
 * @param clientId who asked; nobody else may use it
 * @param purpose what for, as the request said
 * @param claims in the order of the request
 * @param format media type that was asked for
 * @param targetHandle {@code rnref:v1:…}: refers to the target and tells nothing of it
 * @param selfAttested whether the requester is the target
 * @param persons keyed hashes of what the sources were asked by, for the limits of self-attestation; empty unless {@code selfAttested}
 * @param results in the order of {@code claims}, reduced to what {@code disclosure} tells
 */
public record StoredEvaluation(
        String evaluationId,
        String clientId,
        String purpose,
        List<ClaimRef> claims,
        DisclosureMode disclosure,
        String format,
        String targetHandle,
        boolean selfAttested,
        List<String> persons,
        List<ClaimResult> results,
        Instant createdAt,
        Instant expiresAt) {

    /**
     * Refuses everybody but the client that it belongs to. What a person asked about himself is as good as not there to others.
     *
     * @throws Problem 404 {@code evaluation.not_found} or 403 {@code evaluation.binding_mismatch}
     */
    public void requireOwner(NotaryCaller caller) {
        if (!clientId.equals(caller.clientId())) {
            throw selfAttested
                    ? NotaryProblem.EVALUATION_NOT_FOUND.problem()
                    : NotaryProblem.BINDING_MISMATCH.problem("the evaluation is another client's");
        }
    }
}
