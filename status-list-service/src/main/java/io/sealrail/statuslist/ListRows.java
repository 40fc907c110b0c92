package io.sealrail.statuslist;

import io.sealrail.credential.status.EntryState;
import io.sealrail.credential.status.StatusBits;

/**
 * What the next version of a list is made of, read in one snapshot.
 *
 * @param changes how many changes of the list the snapshot holds
 * @param revoked the indexes of all revoked entries
 * @param suspended the indexes of all suspended entries
 * @param failures how often in a row this could not be done
 */
record ListRows(StatusList list, long changes, Integer[] revoked, Integer[] suspended, int failures) {

    /** The revoked entries; a suspension is none. */
    StatusBits bits() {
        StatusBits bits = new StatusBits(list.size());
        for (int index : revoked) {
            bits.set(index);
        }
        return bits;
    }

    /** One status type for each entry, as a Token Status List has them. */
    byte[] tokenStatuses() {
        byte[] statuses = new byte[list.size()];
        for (int index : suspended) {
            statuses[index] = EntryState.SUSPENDED.token();
        }
        for (int index : revoked) {
            statuses[index] = EntryState.REVOKED.token();
        }
        return statuses;
    }
}
