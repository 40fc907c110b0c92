package io.sealrail.verifier.document;

import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;

import io.sealrail.credential.canonical.Contexts;
import io.sealrail.verifier.VerifierConfig;
import io.sealrail.verifier.context.FindContexts;
import io.sealrail.verifier.result.CheckResult;
import io.sealrail.verifier.result.Finding;

/**
 * Whether a document is its issuer's (Data Integrity 1.0, section 4.2). Every proof that we can check must hold; one that we
 * cannot is unknown, and alone it proves nothing. The first that fails is the last that is checked.
 */
@ApplicationScoped
public class Authenticate {

    private final FindContexts findContexts;
    private final CheckProof checkProof;
    private final VerifierConfig config;

    Authenticate(FindContexts findContexts, CheckProof checkProof, VerifierConfig config) {
        this.findContexts = findContexts;
        this.checkProof = checkProof;
        this.config = config;
    }

    /** All findings about document, contexts, issuer, key and signature; never fails because of the document. */
    public Uni<List<Finding>> check(ObjectNode json) {
        SecuredDocument document = new SecuredDocument(json);
        List<Finding> problems = new DocumentShape(document, config.limits()).problems();
        if (!problems.isEmpty()) {
            problems.add(Finding.SIGNATURE_NOT_CHECKED);
            return Uni.createFrom().item(problems);
        }
        return findContexts.find(document.contextUrls()).flatMap(contexts -> withContexts(document, contexts));
    }

    private Uni<List<Finding>> withContexts(SecuredDocument document, Contexts contexts) {
        List<Finding> findings = new ArrayList<>(List.of(Finding.DOCUMENT_COMPLETE));
        if (!document.contextUrls().stream().allMatch(contexts::knows)) {
            findings.addAll(List.of(Finding.CONTEXT_UNKNOWN, Finding.SIGNATURE_NOT_CHECKED));
            return Uni.createFrom().item(findings);
        }
        findings.add(Finding.CONTEXTS_KNOWN);
        List<Proof> supported = supportedProofs(document, findings);
        Uni<List<Finding>> checked = Uni.createFrom().item(findings);
        for (Proof proof : supported) {
            checked = checked.flatMap(sofar -> hasFailed(sofar)
                    ? Uni.createFrom().item(sofar)
                    : checkProof
                            .check(document, proof, contexts)
                            .invoke(sofar::addAll)
                            .replaceWith(sofar));
        }
        return checked.map(all -> all.stream().distinct().toList());
    }

    private static boolean hasFailed(List<Finding> findings) {
        return findings.stream().map(CheckResult::of).anyMatch(line -> line.counts() && !line.passed());
    }

    private static List<Proof> supportedProofs(SecuredDocument document, List<Finding> findings) {
        List<Proof> supported = new ArrayList<>();
        for (JsonNode json : document.proofs()) {
            if (!(json instanceof ObjectNode object) || !object.path("type").isTextual()) {
                findings.add(Finding.PROOF_MALFORMED);
            } else if (new Proof(object).isSupported()) {
                supported.add(new Proof(object));
            } else {
                findings.add(Finding.PROOF_IGNORED);
            }
        }
        if (supported.isEmpty() && findings.removeIf(Finding.PROOF_IGNORED::equals)) {
            findings.add(Finding.PROOF_UNSUPPORTED);
        }
        return supported;
    }
}
