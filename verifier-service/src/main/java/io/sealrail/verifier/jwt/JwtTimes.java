package io.sealrail.verifier.jwt;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sealrail.verifier.document.Period;
import io.sealrail.verifier.result.Finding;

/** The time of validity of a JWT: {@code iat}, {@code nbf} and {@code exp}, seconds since 1970 (RFC 7519, 4.1). */
public final class JwtTimes {

    private static final String ISSUED_AT = "iat";
    private static final List<String> BEGINNINGS = List.of(ISSUED_AT, "nbf");
    private static final List<String> ENDS = List.of("exp");
    private static final double MILLIS = 1_000;

    private final ObjectNode claims;
    private final Duration skew;

    /** Judges claims, allowing for clocks that differ by so much. */
    public JwtTimes(ObjectNode claims, Duration skew) {
        this.claims = claims;
        this.skew = skew;
    }

    /** How it stands at this time; what says that it will be issued later is not valid yet. */
    public Finding at(Instant now) {
        return times(BEGINNINGS)
                .flatMap(begin -> times(ENDS).map(ends -> new Period(begin, ends)))
                .map(period -> period.at(now, skew))
                .orElse(Finding.TIME_MALFORMED);
    }

    /** When it says that it was issued. */
    public Optional<Instant> issuedAt() {
        return time(claims.path(ISSUED_AT));
    }

    private Optional<List<Instant>> times(List<String> names) {
        List<Instant> times = new ArrayList<>();
        for (String name : names) {
            if (claims.has(name)) {
                Optional<Instant> time = time(claims.get(name));
                if (time.isEmpty()) {
                    return Optional.empty();
                }
                times.add(time.get());
            }
        }
        return Optional.of(times);
    }

    private static Optional<Instant> time(JsonNode seconds) {
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
