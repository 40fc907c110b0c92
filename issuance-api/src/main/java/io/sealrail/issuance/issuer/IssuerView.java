package io.sealrail.issuance.issuer;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An issuer as operators see it.
 *
 * @param did the DID that signs
 * @param partnerId whom it signs for; {@code null} for the platform's own, which signs agents' credentials
 * @param keyId the verification method that signs now
 * @param ready whether a status list of the issuer is served, without which nothing can be issued
 * @param statusLists how many lists were asked for
 * @param statusListsServed how many of them are served by now
 * @param keys every key of the DID, those of its status lists included, oldest first
 */
@Schema(name = "Issuer")
record IssuerView(
        String did,
        @Schema(nullable = true) UUID partnerId,
        String name,
        String keyId,
        boolean ready,
        int statusLists,
        int statusListsServed,
        List<KeyView> keys,
        Instant createdAt) {

    static IssuerView of(Issuer issuer, List<IssuerKey> keys, Instant now) {
        int served = (int) keys.stream().filter(key -> !key.isAssertion()).count();
        return new IssuerView(
                issuer.did(),
                issuer.partnerId(),
                issuer.name(),
                IssuerKeys.active(keys, now).keyId(),
                served > 0,
                issuer.statusLists(),
                served,
                keys.stream().map(KeyView::of).toList(),
                issuer.createdAt());
    }

    /**
     * A key of an issuer.
     *
     * @param purpose {@code assertion} signs credentials, {@code status-list} signs a list
     * @param activeFrom when it starts to sign
     * @param expiresAt when it is retired; it stays in the DID document
     * @param revokedAt when it was found compromised
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "IssuerKey")
    record KeyView(
            String keyId,
            String purpose,
            String publicKeyMultibase,
            Instant createdAt,
            Instant activeFrom,
            Instant expiresAt,
            Instant revokedAt) {

        static KeyView of(IssuerKey key) {
            return new KeyView(
                    key.keyId(),
                    key.purpose(),
                    key.publicKeyMultibase(),
                    key.createdAt(),
                    key.activeFrom(),
                    key.expiresAt().orElse(null),
                    key.revokedAt().orElse(null));
        }
    }
}
