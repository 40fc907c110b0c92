package io.sealrail.verifier.result;

/**
 * One line of the answer.
 *
 * @param check what was looked at
 * @param result how it ended
 * @param code the same for programs
 * @param message the same for people; never quotes the credential
 */
public record CheckResult(Check check, Outcome result, Finding code, String message) {

    /** The line of a finding without details. */
    public static CheckResult of(Finding finding) {
        return finding.with();
    }

    /** Whether it has a say in the summary. */
    public boolean counts() {
        return check.summary() != Check.Summary.NONE;
    }

    /** Whether this check passed. */
    public boolean passed() {
        return result == Outcome.SUCCESS;
    }
}
