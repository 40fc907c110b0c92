package io.sealrail.issuance.evaluation;

import java.util.HashSet;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.sealrail.issuance.claim.ClaimDefinition;
import io.sealrail.issuance.claim.ClaimRef;
import io.sealrail.issuance.claim.DisclosureMode;
import io.sealrail.issuance.claim.Formats;
import io.sealrail.issuance.claim.NotaryRules.Rules;
import io.sealrail.issuance.notary.NotaryProblem;
import io.sealrail.kit.http.Problem;

/** Shows a stored evaluation in another format, or less of it; what it does not hold is not asked anew. */
@ApplicationScoped
class RenderEvaluation {

    private static final List<String> RENDERED = List.of(Formats.CLAIM_RESULT, Formats.CCCEV);

    private final Evaluations evaluations;
    private final GrantClaims grantClaims;

    RenderEvaluation(Evaluations evaluations, GrantClaims grantClaims) {
        this.evaluations = evaluations;
        this.grantClaims = grantClaims;
    }

    /**
     * The evaluation as asked for, its format included.
     *
     * @throws Problem (in the Uni), in this order: 501 off; 404 unknown, expired, or another's self-attestation; 403 another's; 404
     *     of a claim that is not configured any more; 403 scope; 400 {@code credential.disclosure_widening}; 403 purpose,
     *     disclosure; 406 format
     */
    Uni<KeptEvaluation> render(String evaluationId, RenderRequest request, Call call) {
        Rules rules = grantClaims.rules();
        return evaluations.findKept(evaluationId).map(found -> {
            KeptEvaluation kept = found.orElseThrow(NotaryProblem.EVALUATION_NOT_FOUND::problem);
            kept.evaluation().requireOwner(call.caller());
            List<ClaimDefinition> claims =
                    kept.evaluation().claims().stream().map(rules::required).toList();
            GrantClaims.requireScopes(claims, call.caller());
            call.audit()
                    .evaluation(evaluationId)
                    .target(kept.target().handle())
                    .purpose(kept.evaluation().purpose())
                    .claims(claims.stream().map(claim -> claim.ref().name()).toList());
            return shown(kept, request, claims, call.accepted());
        });
    }

    private static KeptEvaluation shown(
            KeptEvaluation kept, RenderRequest request, List<ClaimDefinition> claims, AcceptedFormats accepted) {
        StoredEvaluation evaluation = kept.evaluation();
        List<String> ids = evaluation.claims().stream().map(ClaimRef::id).toList();
        List<String> wanted = request.claims() == null ? ids : request.claims();
        DisclosureMode disclosure =
                request.disclosure() == null ? evaluation.disclosure() : AskedClaims.disclosure(request.disclosure());
        if (!new HashSet<>(ids).containsAll(wanted) || disclosure.revealsMoreThan(evaluation.disclosure())) {
            throw NotaryProblem.DISCLOSURE_WIDENING.problem();
        }
        if (request.purpose() != null && !request.purpose().equals(evaluation.purpose())) {
            throw NotaryProblem.BINDING_MISMATCH.problem();
        }
        List<ClaimDefinition> told = claims.stream()
                .filter(claim -> wanted.contains(claim.ref().id()))
                .toList();
        GrantClaims.require(
                told, claim -> claim.allowedDisclosures().contains(disclosure), NotaryProblem.DISCLOSURE_NOT_ALLOWED);
        String format = AcceptedFormats.known(request.format())
                .filter(RENDERED::contains)
                .filter(known -> told.stream().allMatch(claim -> claim.formats().contains(known)))
                .filter(accepted::allows)
                .orElseThrow(() -> NotaryProblem.FORMAT_UNSUPPORTED.problem().because("claim.format_not_supported"));
        return kept.showing(told.stream().map(ClaimDefinition::ref).toList(), disclosure, format);
    }
}
