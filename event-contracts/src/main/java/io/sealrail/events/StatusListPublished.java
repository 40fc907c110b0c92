package io.sealrail.events;

import java.time.Instant;

/**
 * A version of a status list is served by every address of that list. Published by status-list-service; key = list id.
 *
 * @param listId the list, as in {@code /credentials/status/{listId}}
 * @param issuerDid whose credentials it covers
 * @param size entries in the list, a power of two
 * @param keyId the verification method that signs the list, a DID URL of the issuer
 * @param publicKeyMultibase that key, {@code z6Mk…}
 * @param version counts up by one from 1
 * @param publishedAt when the version was committed
 */
public record StatusListPublished(
        String listId,
        String issuerDid,
        int size,
        String keyId,
        String publicKeyMultibase,
        long version,
        Instant publishedAt)
        implements DomainEvent {

    @Override
    public String key() {
        return listId;
    }
}
