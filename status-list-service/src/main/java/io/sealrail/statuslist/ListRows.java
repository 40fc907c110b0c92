package io.sealrail.statuslist;

import io.sealrail.credential.status.StatusBits;

/**
 * What the next version of a list is made of, read in one snapshot.
 *
 * @param changes how many changes of the list the snapshot holds
 * @param revoked the indexes of all revoked entries
 * @param failures how often in a row this could not be done
 */
record ListRows(StatusList list, long changes, Integer[] revoked, int failures) {

    StatusBits bits() {
        StatusBits bits = new StatusBits(list.size());
        for (int index : revoked) {
            bits.set(index);
        }
        return bits;
    }
}
