package io.sealrail.issuance.notarycredential;

import java.time.Instant;
import java.util.List;

import io.sealrail.events.StatusReference;

/**
 * A signed credential from an evaluation.
 *
 * @param credentialId the configured prefix and a ULID
 * @param issuer {@code iss}: our DID, or our origin
 * @param issuerDid whose key signed
 * @param coreClaimHash 64 lower-case hex characters
 * @param compact the SD-JWT with all its disclosures
 * @param issuerSignedJwt the part of it that is signed, without a claim's value
 * @param disclosures the other parts
 * @param status its place in a status list, used by no other
 * @param acceptedAt when it was made
 * @param issuedAt {@code iat}, whole seconds
 * @param expiresAt {@code exp}, whole seconds
 */
record NotaryCredential(
        String credentialId,
        String issuer,
        String issuerDid,
        String coreClaimHash,
        String compact,
        String issuerSignedJwt,
        List<String> disclosures,
        StatusReference status,
        Instant acceptedAt,
        Instant issuedAt,
        Instant expiresAt) {}
