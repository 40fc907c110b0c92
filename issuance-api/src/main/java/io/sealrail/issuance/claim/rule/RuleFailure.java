package io.sealrail.issuance.claim.rule;

/** A rule that gave no value for a record. Its message names the kind of trouble and quotes nothing of the record. */
public final class RuleFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RuleFailure(String kind) {
        super(kind, null, false, false);
    }
}
