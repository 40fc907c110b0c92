package io.sealrail.issuance.claim;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonValue;

/** How much of an answer is told; in the order of how much that is. */
public enum DisclosureMode {
    /** That the claim was evaluated, and nothing of the outcome. */
    REDACTED,
    /** Whether the claim is satisfied. */
    PREDICATE,
    /** Whether the claim is satisfied, and the value. */
    VALUE;

    /** {@code redacted}, {@code predicate} or {@code value}. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The mode that is written so. */
    public static Optional<DisclosureMode> of(String text) {
        return Arrays.stream(values()).filter(mode -> mode.text().equals(text)).findFirst();
    }

    /** Whether this tells more than the other. */
    public boolean revealsMoreThan(DisclosureMode other) {
        return compareTo(other) > 0;
    }
}
