package io.sealrail.issuance.partner;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;

import io.sealrail.credential.key.Jws;
import io.sealrail.credential.key.MalformedJwsException;

/**
 * A partner's JWT as it came (RFC 7519 in JWS compact form). Nothing in it may be believed before its signature was checked:
 * until then {@link #partnerId()} and {@link #kid()} only say which key to check with.
 */
record PartnerToken(Jws jws, String kid, UUID partnerId) {

    private static final Set<String> ALGORITHMS = Set.of("RS256", "ES256", "EdDSA", "Ed25519");
    private static final Duration FARTHEST_EXP = Duration.ofMinutes(15);
    private static final BigDecimal LATEST =
            BigDecimal.valueOf(Instant.parse("9999-12-31T00:00:00Z").getEpochSecond());

    /** Takes the token apart and checks its header; the refusal is a {@code Problem}. */
    static PartnerToken read(String compact) {
        if (compact == null || compact.isBlank()) {
            throw TokenRefusal.TOKEN_MISSING.problem();
        }
        Jws jws = parse(compact.strip());
        JsonNode header = jws.header();
        require(ALGORITHMS.contains(jws.algorithm()), TokenRefusal.TOKEN_ALG);
        require("JWT".equalsIgnoreCase(header.path("typ").asText()), TokenRefusal.TOKEN_TYP);
        require(header.path("kid").isTextual() && !header.path("kid").asText().isEmpty(), TokenRefusal.TOKEN_KID);
        UUID partnerId = uuid(jws.payload().path("partnerId")).orElseThrow(TokenRefusal.TOKEN_PARTNER_ID::problem);
        return new PartnerToken(jws, header.path("kid").asText(), partnerId);
    }

    /** Checks the claims against the clock; {@code skew} is granted on either side. */
    void checkClaims(Instant now, Duration skew) {
        Instant expiry = expiry();
        require(now.minus(skew).isBefore(expiry), TokenRefusal.TOKEN_EXPIRED);
        require(!expiry.isAfter(now.plus(FARTHEST_EXP).plus(skew)), TokenRefusal.TOKEN_EXP_TOO_FAR);
        requireReached("nbf", now.plus(skew), TokenRefusal.TOKEN_NOT_YET_VALID);
        requireReached("iat", now.plus(skew), TokenRefusal.TOKEN_IAT);
        require(hasScope("issue"), TokenRefusal.TOKEN_SCOPE);
        email();
    }

    Instant expiry() {
        return time(jws.payload().path("exp")).orElseThrow(TokenRefusal.TOKEN_EXP_MISSING::problem);
    }

    /** The user's e-mail, normalised. */
    String email() {
        JsonNode email = jws.payload().path("email");
        return Emails.normalise(email.isTextual() ? email.asText() : null)
                .orElseThrow(TokenRefusal.TOKEN_EMAIL::problem);
    }

    private void requireReached(String claim, Instant latest, TokenRefusal refusal) {
        JsonNode value = jws.payload().path(claim);
        boolean absent = value.isMissingNode() || value.isNull();
        require(absent || time(value).filter(at -> !at.isAfter(latest)).isPresent(), refusal);
    }

    private boolean hasScope(String wanted) {
        JsonNode scope = jws.payload().path("scope");
        return scope.isTextual() && Arrays.asList(scope.asText().split(" ")).contains(wanted);
    }

    private static Jws parse(String compact) {
        try {
            return Jws.parse(compact);
        } catch (MalformedJwsException e) {
            throw TokenRefusal.TOKEN_MALFORMED.problem();
        }
    }

    private static Optional<UUID> uuid(JsonNode claim) {
        try {
            return claim.isTextual() && claim.asText().length() == 36
                    ? Optional.of(UUID.fromString(claim.asText()))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A NumericDate (RFC 7519 section 2), fractions dropped. */
    private static Optional<Instant> time(JsonNode claim) {
        if (!claim.isNumber()
                || claim.decimalValue().signum() < 0
                || claim.decimalValue().compareTo(LATEST) > 0) {
            return Optional.empty();
        }
        return Optional.of(Instant.ofEpochSecond(claim.decimalValue().longValue()));
    }

    private static void require(boolean held, TokenRefusal refusal) {
        if (!held) {
            throw refusal.problem();
        }
    }
}
