package io.sealrail.issuance.evaluation;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import io.sealrail.issuance.claim.ClaimDefinition;
import io.sealrail.issuance.claim.ClaimRef;
import io.sealrail.issuance.claim.DisclosureMode;
import io.sealrail.issuance.claim.Formats;
import io.sealrail.issuance.claim.NotaryRules;
import io.sealrail.issuance.claim.NotaryRules.Rules;
import io.sealrail.issuance.notary.NotaryProblem;
import io.sealrail.issuance.notaryaccess.NotaryCaller;
import io.sealrail.kit.http.Problem;

/** Decides whether what a call asks may be asked, by one state of the rules and without asking any source. */
@ApplicationScoped
class GrantClaims {

    private final NotaryRules rules;

    GrantClaims(NotaryRules rules) {
        this.rules = rules;
    }

    /** The rules now, or 501 {@code evidence.server_disabled}. */
    Rules rules() {
        return rules.current().orElseThrow(NotaryProblem.SERVER_DISABLED::problem);
    }

    /**
     * What may be asked.
     *
     * @throws Problem in this order: 501 off; 400 purpose; 404 claim, version; 403 scope, purpose, disclosure; 406 format
     */
    GrantedClaims grant(AskedClaims asked, Call call) {
        Rules current = rules();
        String purpose = purpose(asked, call);
        List<ClaimDefinition> claims =
                asked.claims().stream().map(claim -> find(current, claim)).toList();
        requireScopes(claims, call.caller());
        require(claims, claim -> allows(claim.purposes(), purpose), NotaryProblem.PURPOSE_NOT_ALLOWED);
        DisclosureMode disclosure = asked.disclosure().orElseGet(() -> usual(claims));
        require(claims, claim -> claim.allowedDisclosures().contains(disclosure), NotaryProblem.DISCLOSURE_NOT_ALLOWED);
        String format = format(asked, call.accepted(), claims);
        call.audit()
                .purpose(purpose)
                .claims(claims.stream().map(claim -> claim.ref().name()).toList());
        return new GrantedClaims(claims, disclosure, format, purpose, current.serviceId());
    }

    static void requireScopes(List<ClaimDefinition> claims, NotaryCaller caller) {
        claims.forEach(claim -> claim.scope().ifPresent(caller::require));
    }

    static void require(List<ClaimDefinition> claims, Predicate<ClaimDefinition> rule, NotaryProblem otherwise) {
        if (!claims.stream().allMatch(rule)) {
            throw otherwise.problem();
        }
    }

    private static String purpose(AskedClaims asked, Call call) {
        Set<String> purposes = new HashSet<>();
        Stream.concat(call.purposes().stream().map(AskedClaims::purpose), asked.purpose().stream())
                .forEach(purposes::add);
        if (purposes.isEmpty()) {
            throw NotaryProblem.PURPOSE_REQUIRED.problem();
        }
        Members.require(purposes.size() == 1, "the body and Data-Purpose name different purposes");
        return purposes.iterator().next();
    }

    private static boolean allows(List<String> purposes, String purpose) {
        return purposes.isEmpty() || purposes.contains(purpose);
    }

    private static ClaimDefinition find(Rules current, AskedClaims.AskedClaim asked) {
        return asked.version()
                .map(version -> current.required(new ClaimRef(asked.id(), version)))
                .or(() -> current.claim(asked.id()))
                .orElseThrow(NotaryProblem.CLAIM_NOT_FOUND::problem);
    }

    private static DisclosureMode usual(List<ClaimDefinition> claims) {
        List<DisclosureMode> modes = claims.stream()
                .map(ClaimDefinition::defaultDisclosure)
                .distinct()
                .toList();
        Members.require(modes.size() == 1, "disclosure is missing, and what is usual differs among the claims");
        return modes.get(0);
    }

    private static String format(AskedClaims asked, AcceptedFormats accepted, List<ClaimDefinition> claims) {
        List<String> supported = Formats.ALL.stream()
                .filter(format ->
                        claims.stream().allMatch(claim -> claim.formats().contains(format)))
                .toList();
        Optional<String> format = asked.format().isEmpty()
                ? accepted.preferred(supported)
                : asked.format()
                        .flatMap(AcceptedFormats::known)
                        .filter(supported::contains)
                        .filter(known -> accepted.allows(known) || accepted.allowsJson());
        return format.orElseThrow(
                () -> NotaryProblem.FORMAT_UNSUPPORTED.problem().because("claim.format_not_supported"));
    }
}
