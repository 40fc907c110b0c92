package io.sealrail.credential.key;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

/** A NumericDate (RFC 7519, section 2): seconds since 1970 in UTC, whole or not. */
public final class NumericDate {

    private static final double MILLIS = 1_000;

    private NumericDate() {}

    /** The instant, to the millisecond; empty if the value is no number, or too large for any time. */
    public static Optional<Instant> parse(JsonNode seconds) {
        try {
            if (seconds.isIntegralNumber() && seconds.canConvertToLong()) {
                return Optional.of(Instant.ofEpochSecond(seconds.longValue()));
            }
            double millis = seconds.doubleValue() * MILLIS;
            return seconds.isFloatingPointNumber() && Math.abs(millis) < Long.MAX_VALUE
                    ? Optional.of(Instant.ofEpochMilli((long) millis))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
