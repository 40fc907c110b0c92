package io.sealrail.statuslist;

import java.util.List;

import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Tuple;

/** A list that is to be stored. */
record NewList(String listId, Place place, String keyId, String publicKeyMultibase, Buffer encryptedPrivateKey) {

    /** The columns of these lists as arrays: id, issuer, ordinal, key id, public key, encrypted private key. */
    static Tuple columns(List<NewList> lists) {
        return Tuple.tuple()
                .addArrayOfString(lists.stream().map(NewList::listId).toArray(String[]::new))
                .addArrayOfString(
                        lists.stream().map(list -> list.place().issuerDid()).toArray(String[]::new))
                .addArrayOfInteger(
                        lists.stream().map(list -> list.place().ordinal()).toArray(Integer[]::new))
                .addArrayOfString(lists.stream().map(NewList::keyId).toArray(String[]::new))
                .addArrayOfString(
                        lists.stream().map(NewList::publicKeyMultibase).toArray(String[]::new))
                .addValue(lists.stream().map(NewList::encryptedPrivateKey).toArray(Buffer[]::new));
    }

    /**
     * The n-th list of an issuer.
     *
     * @param ordinal from 1
     */
    record Place(String issuerDid, int ordinal) {}
}
