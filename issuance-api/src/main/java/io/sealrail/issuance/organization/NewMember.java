package io.sealrail.issuance.organization;

import java.util.Optional;

import io.sealrail.issuance.Inputs;
import io.sealrail.issuance.partner.Emails;
import io.sealrail.kit.http.Problem;

/**
 * A member to be.
 *
 * @param email normalised
 */
record NewMember(String name, Optional<String> email, Role role) {

    /**
     * What a caller gave.
     *
     * @throws Problem 400 {@code VALIDATION}
     */
    static NewMember of(String name, String email, Role role) {
        return new NewMember(
                Inputs.text("name", name),
                Optional.ofNullable(email).map(NewMember::normalised),
                Inputs.required("role", role));
    }

    private static String normalised(String email) {
        return Emails.normalise(email)
                .orElseThrow(() -> Problem.of(400, "VALIDATION", "email is not an e-mail address"));
    }
}
