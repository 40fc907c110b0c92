package io.sealrail.verifier.result;

import java.util.Arrays;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The answer about one credential.
 *
 * @param valid whether all three checks passed
 * @param checks the summary
 * @param results every check with its reason; {@code checks} follow from it
 * @param claims what an SD-JWT discloses, once it was found to be its issuer's; else, and where the verification ran out of time,
 *     {@code null} and not in the answer
 */
public record Verification(
        boolean valid,
        Checks checks,
        List<CheckResult> results,

        @Schema(implementation = Object.class) @JsonInclude(JsonInclude.Include.NON_NULL)
        ObjectNode claims) {

    /** {@code true} means passed: {@code revocation: true} is a credential that was not revoked. */
    public record Checks(boolean signature, boolean expiry, boolean revocation) {}

    /** The summary of the lines; a check without a line has not passed. */
    public static Verification of(List<CheckResult> results) {
        Checks checks = new Checks(
                passed(results, Check.Summary.SIGNATURE),
                passed(results, Check.Summary.EXPIRY),
                passed(results, Check.Summary.REVOCATION));
        boolean valid = checks.signature() && checks.expiry() && checks.revocation();
        return new Verification(valid, checks, List.copyOf(results), null);
    }

    /** The same with the claims, if {@code checks.signature} says that they are the issuer's and their holder's. */
    public Verification disclosing(ObjectNode disclosed) {
        return new Verification(valid, checks, results, checks.signature() ? disclosed : null);
    }

    /** Every check of the answer ended so, for want of time or room. */
    public static Verification of(Finding... findings) {
        return of(Arrays.stream(findings).map(CheckResult::of).toList());
    }

    /** Whether the document is the issuer's, whoever presents it: all else that counts for the signature passed, and one was checked. */
    public static boolean authentic(List<CheckResult> results) {
        List<CheckResult> ofIssuer = results.stream()
                .filter(line -> line.check() != Check.KEY_BINDING)
                .toList();
        return passed(ofIssuer, Check.Summary.SIGNATURE);
    }

    private static boolean passed(List<CheckResult> results, Check.Summary summary) {
        List<CheckResult> lines = results.stream()
                .filter(line -> line.check().summary() == summary)
                .toList();
        boolean looked =
                summary != Check.Summary.SIGNATURE || lines.stream().anyMatch(line -> line.check() == Check.SIGNATURE);
        return looked && !lines.isEmpty() && lines.stream().allMatch(CheckResult::passed);
    }
}
