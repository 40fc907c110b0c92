package io.sealrail.issuance.notarycredential;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import io.sealrail.issuance.claim.ClaimRef;
import io.sealrail.issuance.claim.ClaimResult;
import io.sealrail.issuance.claim.DisclosureMode;
import io.sealrail.issuance.evaluation.StoredEvaluation;

/** Evaluations that differ from another in one thing. */
final class TestEvaluationChanges {

    private TestEvaluationChanges() {}

    static StoredEvaluation withTimes(StoredEvaluation it, Instant at, Duration life) {
        Instant then = at.truncatedTo(ChronoUnit.SECONDS);
        return new StoredEvaluation(
                it.evaluationId(),
                it.clientId(),
                it.purpose(),
                it.claims(),
                it.disclosure(),
                it.format(),
                it.targetHandle(),
                it.selfAttested(),
                it.persons(),
                it.results().stream()
                        .map(result -> new ClaimResult(
                                result.claim(), result.subjectType(), result.value(), result.satisfied(), then))
                        .toList(),
                then,
                then.plus(life));
    }

    static StoredEvaluation selfAttested(StoredEvaluation it) {
        return of(it, it.disclosure(), it.format(), true);
    }

    static StoredEvaluation withFormat(StoredEvaluation it, String format) {
        return of(it, it.disclosure(), format, it.selfAttested());
    }

    static StoredEvaluation withDisclosure(StoredEvaluation it, DisclosureMode disclosure) {
        return of(it, disclosure, it.format(), it.selfAttested());
    }

    static StoredEvaluation withVersion(StoredEvaluation it, String version) {
        return new StoredEvaluation(
                it.evaluationId(),
                it.clientId(),
                it.purpose(),
                it.claims().stream()
                        .map(claim -> new ClaimRef(claim.id(), version))
                        .toList(),
                it.disclosure(),
                it.format(),
                it.targetHandle(),
                it.selfAttested(),
                it.persons(),
                it.results(),
                it.createdAt(),
                it.expiresAt());
    }

    private static StoredEvaluation of(
            StoredEvaluation it, DisclosureMode disclosure, String format, boolean selfAttested) {
        return new StoredEvaluation(
                it.evaluationId(),
                it.clientId(),
                it.purpose(),
                it.claims(),
                disclosure,
                format,
                it.targetHandle(),
                selfAttested,
                it.persons(),
                it.results(),
                it.createdAt(),
                it.expiresAt());
    }
}
