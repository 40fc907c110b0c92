package io.sealrail.verifier.result;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** How a check ended; what could not be checked is unknown and never counts as passed. */
public enum Outcome {
    SUCCESS,
    FAILURE,
    UNKNOWN;

    /** {@code success}, {@code failure} or {@code unknown}. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
