package io.sealrail.statuslist;

import io.vertx.mutiny.sqlclient.Row;

/**
 * A status list, as stored.
 *
 * @param size entries, a power of two
 * @param keyId the verification method that signs it, a DID URL of the issuer
 * @param publicKeyMultibase that key, {@code z6Mk…}
 * @param encryptedPrivateKey the seed of that key under the key-encryption key, bound to the key id
 * @param version the version that is published; 0 before the first
 */
record StatusList(
        String listId,
        String issuerDid,
        int size,
        String keyId,
        String publicKeyMultibase,
        byte[] encryptedPrivateKey,
        long version) {

    static StatusList of(Row row) {
        return new StatusList(
                row.getString("list_id"),
                row.getString("issuer_did"),
                row.getInteger("size"),
                row.getString("key_id"),
                row.getString("public_key_multibase"),
                row.getBuffer("encrypted_private_key").getBytes(),
                row.getLong("version"));
    }
}
