package io.sealrail.verifier.status;

import io.sealrail.verifier.result.Finding;

/**
 * Where a credential says that its status is, whatever its format.
 *
 * @param problem what keeps us from looking it up, {@code null} if nothing does; then the rest is sound
 * @param type the kind of list
 * @param list the address of the list
 * @param index the place in the list
 * @param purpose what a set bit means; {@code null} where the list itself says it
 */
public record StatusEntry(Finding problem, ListType type, String list, long index, String purpose) {

    static StatusEntry broken(Finding problem) {
        return new StatusEntry(problem, null, null, 0, null);
    }

    static StatusEntry sound(ListType type, String list, long index, String purpose) {
        return new StatusEntry(null, type, list, index, purpose);
    }

    /** What a set bit means. */
    Finding whenSet() {
        return "suspension".equals(purpose) ? Finding.SUSPENDED : Finding.REVOKED;
    }
}
