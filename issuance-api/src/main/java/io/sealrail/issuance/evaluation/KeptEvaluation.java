package io.sealrail.issuance.evaluation;

import java.util.List;

import io.sealrail.issuance.claim.ClaimRef;
import io.sealrail.issuance.claim.DisclosureMode;

/**
 * All that is kept of an evaluation.
 *
 * @param serviceId who answered
 * @param target whom it is about
 * @param requester who asked for it, or {@code null} if the request did not say
 */
record KeptEvaluation(StoredEvaluation evaluation, String serviceId, PartyReference target, PartyReference requester) {

    /** The same with some of its claims, told no more than so. */
    KeptEvaluation showing(List<ClaimRef> claims, DisclosureMode disclosure, String format) {
        StoredEvaluation shown = new StoredEvaluation(
                evaluation.evaluationId(),
                evaluation.clientId(),
                evaluation.purpose(),
                claims,
                disclosure,
                format,
                evaluation.targetHandle(),
                evaluation.selfAttested(),
                evaluation.persons(),
                evaluation.results().stream()
                        .filter(result -> claims.contains(result.claim()))
                        .map(result -> Disclosed.of(result, disclosure))
                        .toList(),
                evaluation.createdAt(),
                evaluation.expiresAt());
        return new KeptEvaluation(shown, serviceId, target, requester);
    }
}
