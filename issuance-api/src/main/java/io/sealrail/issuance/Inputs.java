package io.sealrail.issuance;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import io.sealrail.kit.http.Problem;

/** What every operator call asks of its body. */
public final class Inputs {

    private static final int LONGEST = 200;

    private Inputs() {}

    /** Refuses a call without a body. */
    public static void requireBody(Object body) {
        if (body == null) {
            throw invalid("a JSON body is needed");
        }
    }

    /** The text, of 1 to 200 characters, none of which is a control character. */
    public static String text(String field, String value) {
        if (value == null
                || value.isBlank()
                || value.length() > LONGEST
                || value.chars().anyMatch(Character::isISOControl)) {
            throw invalid(field + " must be text of 1 to " + LONGEST + " characters");
        }
        return value;
    }

    /** The value of a field that must be there. */
    public static <T> T required(String field, T value) {
        if (value == null) {
            throw invalid(field + " is missing");
        }
        return value;
    }

    /** Now, as exact as the database stores it. */
    public static Instant now(Clock clock) {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static Problem invalid(String why) {
        return Problem.of(400, "VALIDATION", why);
    }
}
