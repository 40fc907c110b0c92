package io.sealrail.issuance.evaluation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.sealrail.issuance.IssuanceConfig;
import io.sealrail.issuance.claim.ClaimDefinition;
import io.sealrail.issuance.claim.ClaimResult;
import io.sealrail.issuance.claim.DisclosureMode;
import io.sealrail.issuance.claim.EvaluateClaims;
import io.sealrail.kit.time.Ulids;

/** Asks the sources about one target and reduces what they say to what may be told; keeps nothing. */
@ApplicationScoped
class EvaluateTarget {

    private final EvaluateClaims evaluateClaims;
    private final PartyReferences references;
    private final SelfAttestationLimits limits;
    private final Clock clock;
    private final Duration life;

    EvaluateTarget(
            EvaluateClaims evaluateClaims,
            PartyReferences references,
            SelfAttestationLimits limits,
            Clock clock,
            IssuanceConfig config) {
        this.evaluateClaims = evaluateClaims;
        this.references = references;
        this.limits = limits;
        this.clock = clock;
        this.life = config.notary().evaluationLife();
    }

    /**
     * An evaluation that is still to be stored; fails with 429 for a self-attestation too many, and with what {@link
     * EvaluateClaims} fails with.
     */
    Uni<KeptEvaluation> evaluate(GrantedClaims granted, Parties parties, String clientId) {
        PartyReference target = references.of(parties.target());
        PartyReference requester = parties.requester().map(references::of).orElse(null);
        boolean selfAttested = requester != null && requester.handle().equals(target.handle());
        Uni<Void> counted = selfAttested
                ? limits.countEvaluation(clientId, target.handle())
                : Uni.createFrom().voidItem();
        return counted.chain(() -> evaluateClaims.evaluate(granted.claims(), parties.target()))
                .map(answers -> {
                    List<ClaimResult> results = answers.stream()
                            .map(answer -> reduced(answer, granted.disclosure()))
                            .toList();
                    StoredEvaluation evaluation = evaluation(granted, clientId, target.handle(), selfAttested, results);
                    return new KeptEvaluation(evaluation, granted.serviceId(), target, requester);
                });
    }

    private StoredEvaluation evaluation(
            GrantedClaims granted, String clientId, String target, boolean selfAttested, List<ClaimResult> results) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return new StoredEvaluation(
                Ulids.next(clock),
                clientId,
                granted.purpose(),
                granted.claims().stream().map(ClaimDefinition::ref).toList(),
                granted.disclosure(),
                granted.format(),
                target,
                selfAttested,
                results,
                now,
                now.plus(life));
    }

    private static ClaimResult reduced(EvaluateClaims.Answer answer, DisclosureMode disclosure) {
        ClaimResult whole = new ClaimResult(
                answer.claim().ref(),
                answer.claim().subjectType(),
                answer.value(),
                answer.satisfied(),
                answer.askedAt().truncatedTo(ChronoUnit.SECONDS));
        return Disclosed.of(whole, disclosure);
    }
}
