package io.sealrail.verifier.verify;

import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;

import io.sealrail.verifier.VerifierConfig;
import io.sealrail.verifier.document.Authenticate;
import io.sealrail.verifier.document.SecuredDocument;
import io.sealrail.verifier.result.CheckResult;
import io.sealrail.verifier.result.Finding;
import io.sealrail.verifier.result.Verification;
import io.sealrail.verifier.sdjwt.Asked;
import io.sealrail.verifier.sdjwt.AuthenticateSdJwt;
import io.sealrail.verifier.sdjwt.CheckKeyBinding;
import io.sealrail.verifier.sdjwt.SignedCredential;

/** Looks at what counts for the signature, for each format in its way. */
@ApplicationScoped
class Examine {

    private final Authenticate authenticate;
    private final AuthenticateSdJwt authenticateSdJwt;
    private final CheckKeyBinding checkKeyBinding;
    private final VerifierConfig config;

    Examine(
            Authenticate authenticate,
            AuthenticateSdJwt authenticateSdJwt,
            CheckKeyBinding checkKeyBinding,
            VerifierConfig config) {
        this.authenticate = authenticate;
        this.authenticateSdJwt = authenticateSdJwt;
        this.checkKeyBinding = checkKeyBinding;
        this.config = config;
    }

    /** A W3C credential. */
    Uni<Examined> document(ObjectNode credential) {
        return authenticate
                .check(credential)
                .map(findings -> new ExaminedDocument(new SecuredDocument(credential), findings, config.clockSkew()));
    }

    /** An SD-JWT VC, whoever has it. */
    Uni<Examined> sdJwt(String compact) {
        return authenticateSdJwt
                .check(compact)
                .map(signed ->
                        examined(signed, signed.hasKeyBinding() ? List.of(Finding.KEY_BINDING_IGNORED) : List.of()));
    }

    /** An SD-JWT VC that its holder presents. */
    Uni<Examined> presentation(String compact, Asked asked) {
        return authenticateSdJwt.check(compact).flatMap(signed -> keyBinding(signed, asked)
                .map(binding -> examined(signed, List.of(binding))));
    }

    private Uni<Finding> keyBinding(SignedCredential signed, Asked asked) {
        return Verification.authentic(
                        signed.findings().stream().map(CheckResult::of).toList())
                ? checkKeyBinding.check(signed, asked)
                : Uni.createFrom().item(Finding.KEY_BINDING_NOT_CHECKED);
    }

    private Examined examined(SignedCredential signed, List<Finding> more) {
        List<Finding> findings = new ArrayList<>(signed.findings());
        findings.addAll(more);
        return new ExaminedSdJwt(signed, findings, config.clockSkew());
    }
}
