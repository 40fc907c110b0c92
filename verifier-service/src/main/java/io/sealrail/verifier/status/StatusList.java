package io.sealrail.verifier.status;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

import io.sealrail.credential.status.StatusBits;
import io.sealrail.verifier.document.Validity;
import io.sealrail.verifier.result.Finding;
import io.sealrail.verifier.result.Outcome;

/**
 * A status list that its issuer signed.
 *
 * @param id what it calls itself
 * @param issuer who signed it
 * @param type its kind
 * @param purposes what its bits mean
 * @param bits one bit an entry
 * @param validity its time
 * @param ttl how long it may be believed unasked
 */
record StatusList(
        String id,
        String issuer,
        ListType type,
        Set<String> purposes,
        StatusBits bits,
        Validity validity,
        Duration ttl) {

    private static final int FEWEST_ENTRIES = 131_072;

    /** What the list says of an entry of a credential by this issuer, at this time. */
    Finding find(StatusEntry entry, String credentialIssuer, Instant now) {
        if (!issuer.equals(credentialIssuer)) {
            return Finding.STATUS_LIST_OF_ANOTHER_ISSUER;
        }
        if (!id.equals(entry.list())) {
            return Finding.STATUS_LIST_OF_ANOTHER_ADDRESS;
        }
        if (!purposes.contains(entry.purpose())) {
            return Finding.STATUS_LIST_OF_ANOTHER_PURPOSE;
        }
        if (validity.at(now).outcome() != Outcome.SUCCESS) {
            return Finding.STATUS_LIST_STALE;
        }
        if (bits.size() < FEWEST_ENTRIES) {
            return Finding.STATUS_LIST_TOO_SHORT;
        }
        if (entry.index() >= bits.size()) {
            return Finding.STATUS_INDEX_OUT_OF_RANGE;
        }
        return bits.get((int) entry.index()) ? entry.whenSet() : Finding.NOT_REVOKED;
    }
}
