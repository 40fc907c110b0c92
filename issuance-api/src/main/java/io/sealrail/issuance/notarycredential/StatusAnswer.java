package io.sealrail.issuance.notarycredential;

import java.time.Instant;
import java.util.Locale;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.sealrail.issuance.Seconds;

/**
 * A credential's status, for everybody. Times are whole seconds.
 *
 * @param status {@code valid}, {@code suspended}, {@code revoked} or {@code expired}; what is revoked stays so when it expires
 * @param issuedAt {@code iat} of the credential
 * @param expiresAt {@code exp} of the credential
 * @param updatedAt since when the status is so
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@Schema(name = "NotaryCredentialStatus")
record StatusAnswer(
        String credentialId,
        String issuer,
        String credentialProfile,
        String status,
        Instant issuedAt,
        Instant expiresAt,
        Instant updatedAt) {

    private static final String REVOKED = "REVOKED";

    static StatusAnswer of(CredentialState state, Instant now) {
        boolean expired = !state.expiresAt().isAfter(now) && !REVOKED.equals(state.status());
        return new StatusAnswer(
                state.credentialId(),
                state.issuer(),
                state.credentialProfile(),
                expired ? "expired" : state.status().toLowerCase(Locale.ROOT),
                Seconds.of(state.issuedAt()),
                Seconds.of(state.expiresAt()),
                Seconds.of(expired ? state.expiresAt() : state.changedAt()));
    }
}
