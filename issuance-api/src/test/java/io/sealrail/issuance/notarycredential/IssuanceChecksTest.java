package io.sealrail.issuance.notarycredential;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.sealrail.issuance.claim.DisclosureMode;
import io.sealrail.issuance.claim.NotaryRules;
import io.sealrail.issuance.claim.TestRules;
import io.sealrail.issuance.evaluation.StoredEvaluation;
import io.sealrail.issuance.notaryaccess.NotaryCaller;
import io.sealrail.kit.http.Problem;

import static io.sealrail.issuance.notarycredential.TestEvaluationChanges.selfAttested;
import static io.sealrail.issuance.notarycredential.TestEvaluationChanges.withDisclosure;
import static io.sealrail.issuance.notarycredential.TestEvaluationChanges.withFormat;
import static io.sealrail.issuance.notarycredential.TestEvaluationChanges.withTimes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** The checks of the request against the evaluation and the configuration, and which of two that fail answers. */
class IssuanceChecksTest {

    private static final NotaryRules.Rules RULES = TestRules.ofTests();
    private static final TestIssuing ISSUING = new TestIssuing("nclient_a", "key", TestHolder.create());
    private static final NotaryCaller CALLER =
            new NotaryCaller("nclient_a", "nkey_a", Set.of(NotaryCaller.CREDENTIAL_ISSUE));
    private static final NotaryCaller OTHER =
            new NotaryCaller("nclient_b", "nkey_b", Set.of(NotaryCaller.CREDENTIAL_ISSUE));
    private static final NotaryCaller WITH_EVIDENCE =
            new NotaryCaller("nclient_a", "nkey_c", Set.of("farmer_registry:evidence"));

    private static final StoredEvaluation ONE = ISSUING.made("smallholder-farmer");
    private static final StoredEvaluation TWO = ISSUING.made("smallholder-farmer", "farm-size");
    private static final StoredEvaluation SCOPED = ISSUING.made("registered-farmer");
    private static final StoredEvaluation NARROW = withDisclosure(ONE, DisclosureMode.PREDICATE);
    private static final Asked SAME = new Asked(null, null, null, null, null);

    /** The members of a request that the checks look at. */
    private record Asked(List<String> claims, String profile, String disclosure, String format, String purpose) {

        Asked claims(String... ids) {
            return new Asked(List.of(ids), profile, disclosure, format, purpose);
        }

        Asked profile(String id) {
            return new Asked(claims, id, disclosure, format, purpose);
        }

        Asked disclosure(String mode) {
            return new Asked(claims, profile, mode, format, purpose);
        }

        Asked format(String mediaType) {
            return new Asked(claims, profile, disclosure, mediaType, purpose);
        }

        Asked purpose(String text) {
            return new Asked(claims, profile, disclosure, format, text);
        }
    }

    @Test
    void takesWhatIsAbsentFromTheEvaluationAndItsClaims() {
        IssuanceOrder order = check(SAME, CALLER, ONE);
        assertEquals("smallholder_farmer_sd_jwt", order.profile().id());
        assertEquals("http://sealrail.test/notary", order.service());
        assertEquals(ONE.createdAt(), order.issuedAt());
        assertEquals(ONE.createdAt().plus(Duration.ofDays(1)), order.expiresAt());
        assertEquals(List.of("smallholder-farmer"), order.proofSubject().claims());
    }

    @Test
    void takesWhatIsSaidAsItWasEvaluated() {
        Asked all = SAME.claims("smallholder-farmer", "farm-size")
                .profile("smallholder_farmer_sd_jwt")
                .disclosure("value")
                .format("application/dc+sd-jwt")
                .purpose(TestIssuing.PURPOSE);
        assertEquals(
                List.of("smallholder-farmer", "farm-size"),
                check(all, CALLER, TWO).claimIds());
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                refusal("403 evaluation.binding_mismatch", SAME, OTHER, ONE),
                refusal("404 evaluation.not_found", SAME, OTHER, selfAttested(ONE)),
                refusal("403 auth.scope_denied", SAME.format("x"), CALLER, SCOPED),
                refusal("406 format.unsupported", SAME.format("x").purpose("x"), WITH_EVIDENCE, SCOPED),
                refusal("501 credential.issuer_not_configured", SAME, WITH_EVIDENCE, SCOPED),
                refusal("406 format.unsupported", SAME.format("application/json"), CALLER, ONE),
                refusal("400 credential.disclosure_widening", SAME.disclosure("value"), CALLER, NARROW),
                refusal("403 evaluation.binding_mismatch", SAME.disclosure("redacted"), CALLER, NARROW),
                refusal("403 evaluation.binding_mismatch", SAME.disclosure("all"), CALLER, ONE),
                refusal("403 evaluation.binding_mismatch", SAME.disclosure("VALUE"), CALLER, ONE),
                refusal(
                        "400 credential.disclosure_widening",
                        SAME.claims("smallholder-farmer", "farm-size"),
                        CALLER,
                        ONE),
                refusal(
                        "400 credential.disclosure_widening",
                        SAME.claims("farm-size", "smallholder-farmer").purpose("x"),
                        CALLER,
                        ONE),
                refusal("403 evaluation.binding_mismatch", SAME.claims(new String[0]), CALLER, ONE),
                refusal("403 evaluation.binding_mismatch", SAME.claims("farm-size"), CALLER, ONE),
                refusal("403 evaluation.binding_mismatch", SAME.claims("smallholder-farmer"), CALLER, TWO),
                refusal("403 evaluation.binding_mismatch", SAME.claims("farm-size", "smallholder-farmer"), CALLER, TWO),
                refusal(
                        "403 evaluation.binding_mismatch",
                        SAME.claims("smallholder-farmer", "smallholder-farmer"),
                        CALLER,
                        ONE));
    }

    static Stream<Arguments> laterRefusals() {
        return Stream.of(
                refusal(
                        "403 evaluation.binding_mismatch",
                        SAME.purpose("another").profile("x"),
                        CALLER,
                        ONE),
                refusal("501 credential.issuer_not_configured", SAME.profile("nope"), CALLER, ONE),
                refusal("501 credential.issuer_not_configured", SAME.profile(""), CALLER, withFormat(ONE, "x")),
                refusal("403 evaluation.binding_mismatch", SAME, CALLER, withFormat(ONE, "application/json")),
                refusal("403 evaluation.binding_mismatch", SAME.profile("farmer_open_sd_jwt"), CALLER, TWO),
                refusal("403 evaluation.binding_mismatch", SAME, CALLER, ISSUING.made("farm-size", "farm-size")),
                refusal("403 claim.disclosure_not_allowed", SAME, CALLER, NARROW),
                refusal("403 claim.disclosure_not_allowed", SAME.profile("predicate_only_sd_jwt"), CALLER, ONE));
    }

    private static Arguments refusal(String problem, Asked asked, NotaryCaller caller, StoredEvaluation evaluation) {
        return arguments(problem, asked, caller, evaluation);
    }

    @ParameterizedTest
    @MethodSource({"refusals", "laterRefusals"})
    void refuses(String problem, Asked asked, NotaryCaller caller, StoredEvaluation evaluation) {
        Problem refused = assertThrows(Problem.class, () -> check(asked, caller, evaluation));
        assertEquals(problem, refused.status() + " " + refused.code());
    }

    @Test
    void refusesClaimsThatWereTakenOutOfTheConfiguration() {
        Problem gone = assertThrows(Problem.class, () -> check(SAME, CALLER, ISSUING.made("gone")));
        assertEquals("claim.not_found", gone.code());
        StoredEvaluation oldVersion = TestEvaluationChanges.withVersion(ONE, "0.9");
        Problem version = assertThrows(Problem.class, () -> check(SAME, CALLER, oldVersion));
        assertEquals("claim.version_not_found", version.code());
    }

    @Test
    void refusesToIssueWhatHasExpired() {
        Instant now = ONE.createdAt();
        StoredEvaluation fresh = withTimes(ONE, now.minusSeconds(599), Duration.ofMinutes(15));
        StoredEvaluation old = withTimes(ONE, now.minusSeconds(600), Duration.ofMinutes(15));
        Asked asked = SAME.profile("farmer_open_sd_jwt");
        assertEquals(now.plusSeconds(1), check(asked, CALLER, fresh, now).expiresAt());
        Problem refused = assertThrows(Problem.class, () -> check(asked, CALLER, old, now));
        assertEquals("evaluation.not_found", refused.code());
        assertEquals("evaluation.too_old", refused.reason().orElseThrow());
    }

    private static IssuanceOrder check(Asked asked, NotaryCaller caller, StoredEvaluation evaluation) {
        return check(asked, caller, evaluation, evaluation.createdAt());
    }

    private static IssuanceOrder check(Asked asked, NotaryCaller caller, StoredEvaluation evaluation, Instant now) {
        CredentialRequest request = new CredentialRequest(
                evaluation.evaluationId(),
                asked.claims(),
                asked.profile(),
                asked.disclosure(),
                asked.format(),
                asked.purpose(),
                null);
        return IssuanceChecks.check(request, caller, evaluation, RULES, now);
    }
}
