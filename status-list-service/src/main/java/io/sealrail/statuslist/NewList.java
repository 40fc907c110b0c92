package io.sealrail.statuslist;

import io.vertx.core.buffer.Buffer;

/** A list that is to be stored. */
record NewList(String listId, Place place, String keyId, String publicKeyMultibase, Buffer encryptedPrivateKey) {

    /**
     * The n-th list of an issuer.
     *
     * @param ordinal from 1
     */
    record Place(String issuerDid, int ordinal) {}
}
