package io.sealrail.verifier.document;

import java.util.ArrayList;
import java.util.List;

import io.sealrail.credential.did.Did;
import io.sealrail.verifier.VerifierConfig;
import io.sealrail.verifier.result.Finding;

/** What a document must and must not have before anything of it is looked up (VC Data Model 2.0, section 4). */
final class DocumentShape {

    private static final int MAX_CONTEXT = 2_048;

    private final SecuredDocument document;
    private final VerifierConfig.Limits limits;

    DocumentShape(SecuredDocument document, VerifierConfig.Limits limits) {
        this.document = document;
        this.limits = limits;
    }

    /** All that is wrong, empty if nothing is. */
    List<Finding> problems() {
        List<Finding> problems = new ArrayList<>(new DocumentSize(limits).problems(document.json()));
        if (hasTooManyParts()) {
            problems.add(Finding.DOCUMENT_TOO_MANY_PARTS);
        }
        if (!problems.isEmpty()) {
            return problems;
        }
        refuse(problems, !document.types().contains("VerifiableCredential"), Finding.TYPE_MISSING);
        refuse(problems, !document.hasSubject(), Finding.SUBJECT_MISSING);
        refuse(problems, document.proofs().isEmpty(), Finding.PROOF_MISSING);
        refuse(problems, !document.beginsWithCredentialContext(), Finding.CONTEXT_MISSING);
        refuse(problems, hasEndlessContext(), Finding.CONTEXT_UNKNOWN);
        refuse(problems, new PlainNames(document.json()).areBroken(), Finding.DOCUMENT_OBSCURED);
        problems.addAll(issuer());
        return problems;
    }

    private boolean hasTooManyParts() {
        return document.contexts().size() > limits.parts()
                || document.proofs().size() > limits.parts()
                || document.statusEntries().size() > limits.parts();
    }

    private boolean hasEndlessContext() {
        return document.contexts().stream().anyMatch(context -> context.asText().length() > MAX_CONTEXT);
    }

    private List<Finding> issuer() {
        String issuer = document.issuer().orElse(null);
        if (issuer == null) {
            return List.of(Finding.ISSUER_MISSING);
        }
        if (issuer.startsWith("https://")) {
            return List.of(Finding.ISSUER_UNRESOLVED);
        }
        try {
            new Did(issuer);
            return List.of();
        } catch (IllegalArgumentException e) {
            return List.of(Finding.ISSUER_MALFORMED);
        }
    }

    private static void refuse(List<Finding> problems, boolean refused, Finding finding) {
        if (refused) {
            problems.add(finding);
        }
    }
}
