package io.sealrail.issuance.notarycredential;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.sealrail.issuance.claim.Formats;

/**
 * An issued credential, for whoever asked for it: nobody else is told the disclosures, and we keep none.
 *
 * @param credential the SD-JWT with all its disclosures (RFC 9901 section 4)
 * @param disclosures in the order of the evaluation
 * @param expiresAt {@code exp} of the credential, whole seconds
 * @param format {@code application/dc+sd-jwt}
 * @param issuer {@code iss} of the credential
 * @param issuerSignedJwt the first part of the credential
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@Schema(name = "NotaryCredential")
record CredentialAnswer(
        String credential,
        String credentialId,
        String credentialProfile,
        List<String> disclosures,
        Instant expiresAt,
        String format,
        String issuer,
        String issuerSignedJwt) {

    static CredentialAnswer of(NotaryCredential issued, String profile) {
        return new CredentialAnswer(
                issued.compact(),
                issued.credentialId(),
                profile,
                issued.disclosures(),
                issued.expiresAt(),
                Formats.SD_JWT,
                issued.issuer(),
                issued.issuerSignedJwt());
    }
}
