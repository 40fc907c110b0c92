package io.sealrail.verifier.sdjwt;

import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.sealrail.kit.work.Workers;
import io.sealrail.verifier.VerifierConfig;
import io.sealrail.verifier.http.OwnOrigin;
import io.sealrail.verifier.jwt.CheckJwt;
import io.sealrail.verifier.result.Finding;

/**
 * Whether an SD-JWT VC is its issuer's and every disclosure belongs to it (RFC 9901, 7.1). Its form and its disclosures come first:
 * nobody is asked for the key of what could not be valid under any.
 */
@ApplicationScoped
public class AuthenticateSdJwt {

    private final CheckJwt checkJwt;
    private final Workers workers;
    private final OwnOrigin origin;
    private final ReadSdJwt read;

    AuthenticateSdJwt(CheckJwt checkJwt, Workers workers, OwnOrigin origin, VerifierConfig config) {
        this.checkJwt = checkJwt;
        this.workers = workers;
        this.origin = origin;
        this.read = new ReadSdJwt(config.limits(), origin.url());
    }

    /** Never fails because of the text. */
    public Uni<SignedCredential> check(String compact) {
        return workers.onWorker(() -> read.read(compact)).flatMap(this::check);
    }

    private Uni<SignedCredential> check(ReadCredential credential) {
        if (!credential.problems().isEmpty()) {
            List<Finding> findings = new ArrayList<>(credential.problems());
            findings.add(Finding.SIGNATURE_NOT_CHECKED);
            return Uni.createFrom().item(new SignedCredential(null, credential.sdJwt(), credential.claims(), findings));
        }
        String issuer = origin.didOf(credential.claims().get("iss").textValue());
        return checkJwt.check(credential.sdJwt().issuerSigned(), issuer).map(found -> {
            List<Finding> findings = new ArrayList<>(List.of(Finding.DOCUMENT_COMPLETE, Finding.DISCLOSURES_FIT));
            findings.addAll(found);
            return new SignedCredential(issuer, credential.sdJwt(), credential.claims(), findings);
        });
    }
}
