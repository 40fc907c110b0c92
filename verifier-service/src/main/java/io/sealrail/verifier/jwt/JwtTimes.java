package io.sealrail.verifier.jwt;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sealrail.credential.key.NumericDate;
import io.sealrail.verifier.document.Period;
import io.sealrail.verifier.result.Finding;

/** The time of validity of a JWT: {@code iat}, {@code nbf} and {@code exp}, seconds since 1970 (RFC 7519, 4.1). */
public final class JwtTimes {

    private static final String ISSUED_AT = "iat";
    private static final List<String> BEGINNINGS = List.of(ISSUED_AT, "nbf");
    private static final List<String> ENDS = List.of("exp");

    private final Optional<Period> period;
    private final Optional<Instant> issuedAt;
    private final Duration skew;

    /** Judges claims, of which it keeps the times alone, allowing for clocks that differ by so much. */
    public JwtTimes(ObjectNode claims, Duration skew) {
        this.period = Period.read(claims, BEGINNINGS, ENDS, NumericDate::parse);
        this.issuedAt = NumericDate.parse(claims.path(ISSUED_AT));
        this.skew = skew;
    }

    /** How it stands at this time; what says that it will be issued later is not valid yet. */
    public Finding at(Instant now) {
        return period.map(times -> times.at(now, skew)).orElse(Finding.TIME_MALFORMED);
    }

    /** When it says that it was issued. */
    public Optional<Instant> issuedAt() {
        return issuedAt;
    }
}
