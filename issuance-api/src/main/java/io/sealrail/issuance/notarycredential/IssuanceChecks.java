package io.sealrail.issuance.notarycredential;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.sealrail.issuance.claim.ClaimDefinition;
import io.sealrail.issuance.claim.ClaimRef;
import io.sealrail.issuance.claim.ClaimResult;
import io.sealrail.issuance.claim.CredentialProfile;
import io.sealrail.issuance.claim.DisclosureMode;
import io.sealrail.issuance.claim.Formats;
import io.sealrail.issuance.claim.NotaryRules;
import io.sealrail.issuance.evaluation.StoredEvaluation;
import io.sealrail.issuance.notary.NotaryProblem;
import io.sealrail.issuance.notaryaccess.NotaryCaller;
import io.sealrail.kit.http.Problem;

/** Whether an evaluation may become the credential that is asked for; the order of the checks is the API's (docs/adr/0018). */
final class IssuanceChecks {

    private IssuanceChecks() {}

    /**
     * The first check that fails refuses.
     *
     * @param evaluation that the request names, whoever it belongs to
     * @throws Problem 400, 403, 404, 406 or 501
     */
    static IssuanceOrder check(
            CredentialRequest request,
            NotaryCaller caller,
            StoredEvaluation evaluation,
            NotaryRules.Rules rules,
            Instant now) {
        evaluation.requireOwner(caller);
        List<ClaimDefinition> claims =
                evaluation.claims().stream().map(rules::required).toList();
        claims.forEach(claim -> claim.scope().ifPresent(caller::require));
        if (request.format() != null && !Formats.SD_JWT.equals(request.format())) {
            throw NotaryProblem.FORMAT_UNSUPPORTED.problem().because("claim.format_not_supported");
        }
        requireSame(request, evaluation);
        CredentialProfile profile = profile(request, claims, rules);
        requireFit(evaluation, profile);
        return order(evaluation, profile, rules.serviceId(), now);
    }

    private static void requireSame(CredentialRequest request, StoredEvaluation evaluation) {
        if (request.disclosure() != null) {
            requireSameDisclosure(request.disclosure(), evaluation.disclosure());
        }
        if (request.claims() != null) {
            requireSameClaims(
                    request.claims(),
                    evaluation.claims().stream().map(ClaimRef::id).toList());
        }
        if (request.purpose() != null && !request.purpose().equals(evaluation.purpose())) {
            throw NotaryProblem.BINDING_MISMATCH.problem("the purpose is not the evaluation's");
        }
    }

    private static void requireSameDisclosure(String asked, DisclosureMode evaluated) {
        Optional<DisclosureMode> mode = DisclosureMode.of(asked);
        if (mode.filter(known -> known.revealsMoreThan(evaluated)).isPresent()) {
            throw NotaryProblem.DISCLOSURE_WIDENING.problem();
        }
        if (!mode.equals(Optional.of(evaluated))) {
            throw NotaryProblem.BINDING_MISMATCH.problem("the disclosure is not the evaluation's");
        }
    }

    private static void requireSameClaims(List<String> asked, List<String> evaluated) {
        Set<String> distinct = new HashSet<>(asked);
        if (distinct.containsAll(evaluated)
                && distinct.size() > Set.copyOf(evaluated).size()) {
            throw NotaryProblem.DISCLOSURE_WIDENING.problem();
        }
        if (!asked.equals(evaluated)) {
            throw NotaryProblem.BINDING_MISMATCH.problem("the claims are not the evaluation's, in its order");
        }
    }

    private static CredentialProfile profile(
            CredentialRequest request, List<ClaimDefinition> claims, NotaryRules.Rules rules) {
        List<String> listed = claims.stream()
                .flatMap(claim -> claim.credentialProfiles().stream())
                .toList();
        return Optional.ofNullable(request.credentialProfile())
                .or(() -> listed.stream().findFirst())
                .filter(listed::contains)
                .flatMap(rules::profile)
                .orElseThrow(NotaryProblem.ISSUER_NOT_CONFIGURED::problem);
    }

    private static void requireFit(StoredEvaluation evaluation, CredentialProfile profile) {
        if (!Formats.SD_JWT.equals(evaluation.format())) {
            throw NotaryProblem.BINDING_MISMATCH.problem("the evaluation was not made for this format");
        }
        List<String> ids = evaluation.claims().stream().map(ClaimRef::id).toList();
        if (!profile.allowedClaims().containsAll(ids)) {
            throw NotaryProblem.BINDING_MISMATCH.problem("the profile does not take each of the claims");
        }
        if (Set.copyOf(ids).size() < ids.size()) {
            throw NotaryProblem.BINDING_MISMATCH.problem("one credential cannot tell a claim twice");
        }
        Set<DisclosureMode> allowed = profile.allowedDisclosures();
        if (!allowed.isEmpty() && !allowed.contains(evaluation.disclosure())) {
            throw NotaryProblem.DISCLOSURE_NOT_ALLOWED.problem();
        }
    }

    /** An evaluation lives longer than some credentials from it: one that would be born expired is not issued. */
    private static IssuanceOrder order(
            StoredEvaluation evaluation, CredentialProfile profile, String service, Instant now) {
        Instant issuedAt = evaluation.results().stream()
                .map(ClaimResult::issuedAt)
                .min(Instant::compareTo)
                .orElseThrow(NotaryProblem.BINDING_MISMATCH::problem)
                .truncatedTo(ChronoUnit.SECONDS);
        Instant expiresAt = issuedAt.plus(profile.validity()).truncatedTo(ChronoUnit.SECONDS);
        if (!expiresAt.isAfter(now)) {
            throw NotaryProblem.EVALUATION_NOT_FOUND
                    .problem("the evaluation is older than the profile's credentials live")
                    .because("evaluation.too_old");
        }
        return new IssuanceOrder(evaluation, profile, service, issuedAt, expiresAt);
    }
}
