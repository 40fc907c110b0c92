package io.sealrail.events;

import java.time.Instant;

/**
 * A version of an issuance program is open, with the JSON-LD context of its credentials. Published by issuance-api; key =
 * program id.
 *
 * @param programId the program ({@code credentialId} of the issue call)
 * @param version counts up with each publication
 * @param issuerDid the DID that signs for the program
 * @param credentialType the type that the credentials carry beside {@code VerifiableCredential}
 * @param contextUrl where the context is served
 * @param context the context document, JSON text
 * @param publishedAt when the version opened
 */
public record ProgramPublished(
        String programId,
        int version,
        String issuerDid,
        String credentialType,
        String contextUrl,
        String context,
        Instant publishedAt)
        implements DomainEvent {

    @Override
    public String key() {
        return programId;
    }
}
