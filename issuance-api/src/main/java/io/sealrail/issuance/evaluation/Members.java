package io.sealrail.issuance.evaluation;

import io.sealrail.issuance.notary.NotaryProblem;
import io.sealrail.kit.http.Problem;

/** What every member of an evaluation's request is asked. */
final class Members {

    private Members() {}

    /** @throws Problem 400 {@code request.invalid} unless it held */
    static void require(boolean held, String otherwise) {
        if (!held) {
            throw NotaryProblem.INVALID.problem(otherwise);
        }
    }

    /** The text, of 1 to so many characters, none of which is a control character. */
    static String text(String member, String value, int longest) {
        require(value != null, member + " is missing");
        boolean plain =
                !value.isBlank() && value.length() <= longest && value.chars().noneMatch(Character::isISOControl);
        require(plain, member + " must be text of 1 to " + longest + " characters");
        return value;
    }
}
