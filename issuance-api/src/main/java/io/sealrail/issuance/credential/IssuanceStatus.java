package io.sealrail.issuance.credential;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far a credential is on its way to the chain. */
record IssuanceStatus(
        String coreClaimHash,

        @Schema(description = "UTC", examples = "2026-01-19 07:18:45")
        String issuanceDate,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(
                description = "UTC; absent when the credential does not end by itself",
                examples = "2027-01-19 07:18:45")
        String expirationDate,

        String issuerDid,
        @Schema(description = "The id of the credential") String vcId,

        @Schema(enumeration = {"WAIT_ONCHAIN", "ONCHAIN"}) String vcStatus) {

    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    static IssuanceStatus of(IssuedCredentials.Issued issued) {
        return new IssuanceStatus(
                issued.coreClaimHash(),
                text(issued.issuedAt()),
                issued.expiresAt().map(IssuanceStatus::text).orElse(null),
                issued.issuerDid(),
                issued.credentialId(),
                issued.onchain() ? "ONCHAIN" : "WAIT_ONCHAIN");
    }

    private static String text(Instant instant) {
        return SECONDS.format(instant);
    }
}
