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
    private final SelfAttestationLimits limits;
    private final Clock clock;
    private final Duration life;

    EvaluateTarget(EvaluateClaims evaluateClaims, SelfAttestationLimits limits, Clock clock, IssuanceConfig config) {
        this.evaluateClaims = evaluateClaims;
        this.limits = limits;
        this.clock = clock;
        this.life = config.notary().evaluationLife();
    }

    /**
     * An evaluation that is still to be stored; fails with 429 for a self-attestation too many, and with what {@link
     * EvaluateClaims} fails with.
     */
    Uni<KeptEvaluation> evaluate(GrantedClaims granted, ReferredParties parties, String clientId) {
        return Uni.createFrom().deferred(() -> {
            List<String> persons = parties.selfAttested()
                    ? limits.persons(EvaluateClaims.lookedUpBy(granted.claims(), parties.asked()))
                    : List.of();
            return limits.countEvaluation(clientId, persons)
                    .chain(() -> evaluateClaims.evaluate(granted.claims(), parties.asked()))
                    .map(answers -> {
                        List<ClaimResult> results = answers.stream()
                                .map(answer -> reduced(answer, granted.disclosure()))
                                .toList();
                        return new KeptEvaluation(
                                evaluation(granted, clientId, parties, persons, results),
                                granted.serviceId(),
                                parties.target(),
                                parties.requester());
                    });
        });
    }

    private StoredEvaluation evaluation(
            GrantedClaims granted,
            String clientId,
            ReferredParties parties,
            List<String> persons,
            List<ClaimResult> results) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return new StoredEvaluation(
                Ulids.next(clock),
                clientId,
                granted.purpose(),
                granted.claims().stream().map(ClaimDefinition::ref).toList(),
                granted.disclosure(),
                granted.format(),
                parties.target().handle(),
                parties.selfAttested(),
                persons,
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
