package io.sealrail.verifier.verify;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import io.sealrail.verifier.VerifierConfig;
import io.sealrail.verifier.anchor.CheckAnchor;
import io.sealrail.verifier.result.CheckResult;
import io.sealrail.verifier.result.Finding;
import io.sealrail.verifier.result.Verification;
import io.sealrail.verifier.sdjwt.Asked;
import io.sealrail.verifier.status.CheckStatus;

/**
 * Verifies a credential (VC Data Model 2.0, section 7.1; RFC 9901, section 7). The signature comes before anything else that the credential names
 * is looked up, so that nobody but an issuer can make us look.
 */
@ApplicationScoped
class VerifyCredential {

    private static final Logger LOG = Logger.getLogger(VerifyCredential.class);

    private final Examine examine;
    private final CheckStatus checkStatus;
    private final CheckAnchor checkAnchor;
    private final Verifications verifications;
    private final Clock clock;
    private final VerifierConfig config;

    VerifyCredential(
            Examine examine,
            CheckStatus checkStatus,
            CheckAnchor checkAnchor,
            Verifications verifications,
            Clock clock,
            VerifierConfig config) {
        this.examine = examine;
        this.checkStatus = checkStatus;
        this.checkAnchor = checkAnchor;
        this.verifications = verifications;
        this.clock = clock;
        this.config = config;
    }

    /** A W3C credential. */
    Uni<Verification> document(ObjectNode credential) {
        return verify(() -> examine.document(credential));
    }

    /** An SD-JWT VC, whoever has it. */
    Uni<Verification> sdJwt(String compact) {
        return verify(() -> examine.sdJwt(compact));
    }

    /** An SD-JWT VC that its holder presents. */
    Uni<Verification> presentation(String compact, Asked asked) {
        return verify(() -> examine.presentation(compact, asked));
    }

    /** Fails only where there is no room for the work; what is not known in time, or trips us, ends as unknown. */
    private Uni<Verification> verify(Supplier<Uni<Examined>> examination) {
        return Uni.createFrom().deferred(() -> {
            AtomicReference<List<CheckResult>> known = new AtomicReference<>(List.of());
            return Uni.createFrom()
                    .deferred(() -> check(examination.get(), known))
                    .ifNoItem()
                    .after(config.timeLimit())
                    .recoverWithItem(() -> unfinished(known.get()))
                    .onFailure(trouble -> !(trouble instanceof RejectedExecutionException))
                    .recoverWithItem(trouble -> tripped(trouble, known.get()))
                    .invoke(verifications::count);
        });
    }

    private Uni<Verification> check(Uni<Examined> examination, AtomicReference<List<CheckResult>> known) {
        return examination.flatMap(credential -> {
            List<CheckResult> results = new ArrayList<>(lines(credential.findings()));
            results.add(CheckResult.of(credential.validityAt(clock.instant())));
            known.set(List.copyOf(results));
            return Verification.authentic(results)
                    ? follow(credential, known)
                    : Uni.createFrom().item(unfollowed(results));
        });
    }

    private Uni<Verification> follow(Examined credential, AtomicReference<List<CheckResult>> known) {
        return checkStatus
                .check(credential.issuer(), credential.id(), credential.statusEntries())
                .invoke(findings -> known.set(and(known.get(), lines(findings))))
                .chain(() -> checkAnchor.check(credential.coreClaimHash(), credential.id()))
                .map(anchor ->
                        Verification.of(and(known.get(), List.of(anchor))).disclosing(credential.claims()));
    }

    private static Verification unfollowed(List<CheckResult> results) {
        results.add(CheckResult.of(Finding.STATUS_NOT_CHECKED));
        results.add(CheckResult.of(Finding.ANCHOR_NOT_CHECKED));
        return Verification.of(results);
    }

    private static Verification tripped(Throwable trouble, List<CheckResult> known) {
        LOG.errorf("verification failed cause=%s", trouble.getClass().getName());
        return unfinished(known);
    }

    /** What is known so far; the rest is unknown. */
    private static Verification unfinished(List<CheckResult> known) {
        List<CheckResult> results = new ArrayList<>(known);
        for (Finding finding : List.of(
                Finding.SIGNATURE_NOT_CHECKED,
                Finding.VALIDITY_NOT_CHECKED,
                Finding.STATUS_UNAVAILABLE,
                Finding.ANCHOR_NOT_CHECKED)) {
            if (results.stream().noneMatch(line -> line.check() == finding.check())) {
                results.add(CheckResult.of(finding));
            }
        }
        return Verification.of(results);
    }

    private static List<CheckResult> and(List<CheckResult> first, List<CheckResult> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    private static List<CheckResult> lines(List<Finding> findings) {
        return findings.stream().map(CheckResult::of).toList();
    }
}
