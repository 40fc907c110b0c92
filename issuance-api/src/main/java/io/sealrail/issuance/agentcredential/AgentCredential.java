package io.sealrail.issuance.agentcredential;

import java.time.Instant;

import io.sealrail.events.StatusReference;

/**
 * An agent's credential.
 *
 * @param credentialId {@code urn:uuid:…}: its {@code vc_id}, and the {@code id} of the document
 * @param coreClaimHash 64 lower-case hex characters
 * @param document the signed document, JSON text; {@code null} while it is being made
 * @param status its place in a status list, used by no other
 * @param issuedAt whole seconds
 * @param expiresAt when it ends by itself, whole seconds
 */
public record AgentCredential(
        String credentialId,
        String issuerDid,
        String coreClaimHash,
        String document,
        StatusReference status,
        Instant issuedAt,
        Instant expiresAt) {

    AgentCredential withDocument(String signedDocument) {
        return new AgentCredential(credentialId, issuerDid, coreClaimHash, signedDocument, status, issuedAt, expiresAt);
    }
}
