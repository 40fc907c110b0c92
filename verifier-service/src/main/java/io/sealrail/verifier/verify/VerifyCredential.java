package io.sealrail.verifier.verify;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;

import io.sealrail.verifier.VerifierConfig;
import io.sealrail.verifier.anchor.CheckAnchor;
import io.sealrail.verifier.document.Authenticate;
import io.sealrail.verifier.document.SecuredDocument;
import io.sealrail.verifier.document.Validity;
import io.sealrail.verifier.result.CheckResult;
import io.sealrail.verifier.result.Finding;
import io.sealrail.verifier.result.Verification;
import io.sealrail.verifier.status.CheckStatus;

/**
 * Verifies a credential (VC Data Model 2.0, section 7.1). The signature comes before anything else that the credential names
 * is looked up, so that nobody but an issuer can make us look.
 */
@ApplicationScoped
class VerifyCredential {

    private final Authenticate authenticate;
    private final CheckStatus checkStatus;
    private final CheckAnchor checkAnchor;
    private final Verifications verifications;
    private final Clock clock;
    private final VerifierConfig config;

    VerifyCredential(
            Authenticate authenticate,
            CheckStatus checkStatus,
            CheckAnchor checkAnchor,
            Verifications verifications,
            Clock clock,
            VerifierConfig config) {
        this.authenticate = authenticate;
        this.checkStatus = checkStatus;
        this.checkAnchor = checkAnchor;
        this.verifications = verifications;
        this.clock = clock;
        this.config = config;
    }

    Uni<Verification> verify(ObjectNode credential) {
        return Uni.createFrom()
                .deferred(() -> check(new SecuredDocument(credential)))
                .ifNoItem()
                .after(config.timeLimit())
                .recoverWithItem(VerifyCredential::outOfTime)
                .invoke(verifications::count);
    }

    private Uni<Verification> check(SecuredDocument credential) {
        return authenticate.check(credential.json()).flatMap(findings -> {
            List<CheckResult> results = new ArrayList<>(lines(findings));
            results.add(CheckResult.of(new Validity(credential.json(), config.clockSkew()).at(clock.instant())));
            return Verification.authentic(results)
                    ? follow(credential, results)
                    : Uni.createFrom().item(unfollowed(results));
        });
    }

    private Uni<Verification> follow(SecuredDocument credential, List<CheckResult> results) {
        return checkStatus
                .check(credential)
                .invoke(findings -> results.addAll(lines(findings)))
                .chain(() -> checkAnchor.check(credential))
                .invoke(results::add)
                .map(anchor -> Verification.of(results));
    }

    private static Verification unfollowed(List<CheckResult> results) {
        results.add(CheckResult.of(Finding.STATUS_NOT_CHECKED));
        results.add(CheckResult.of(Finding.ANCHOR_NOT_CHECKED));
        return Verification.of(results);
    }

    private static Verification outOfTime() {
        return Verification.of(
                Finding.SIGNATURE_NOT_CHECKED,
                Finding.VALIDITY_NOT_CHECKED,
                Finding.STATUS_UNAVAILABLE,
                Finding.ANCHOR_NOT_CHECKED);
    }

    private static List<CheckResult> lines(List<Finding> findings) {
        return findings.stream().map(CheckResult::of).toList();
    }
}
