package io.sealrail.verifier.status;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

import io.sealrail.credential.status.StatusBits;
import io.sealrail.verifier.document.Validity;
import io.sealrail.verifier.result.Finding;
import io.sealrail.verifier.result.Outcome;

/**
 * A list of bits, a W3C credential itself (StatusList2021, Bitstring Status List 1.0).
 *
 * @param id what it calls itself
 * @param issuer who signed it
 * @param purposes what its bits mean, of the purposes that we know
 * @param bits one bit an entry
 * @param validity its time
 * @param ttl how long it may be believed unasked
 */
record W3cList(String id, String issuer, Set<String> purposes, StatusBits bits, Validity validity, Duration ttl)
        implements StatusList {

    private static final int FEWEST_ENTRIES = 131_072;

    @Override
    public Finding find(StatusEntry entry, String credentialIssuer, Instant now) {
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

    @Override
    public long bytes() {
        return bits.size() / Byte.SIZE + 2L * (id.length() + issuer.length());
    }
}
