package io.sealrail.verifier.status;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import io.sealrail.verifier.result.Finding;

/**
 * A list in memory.
 *
 * @param list the list
 * @param etag the entity tag that it was served with
 * @param checkedAt when its bytes were fetched and its signature checked
 * @param confirmedAt when its server last said that this is the list
 */
record HeldList(StatusList list, Optional<String> etag, Instant checkedAt, Instant confirmedAt) {

    private static final int OVERHEAD = 4_096;

    HeldList confirmed(Instant now) {
        return new HeldList(list, etag, checkedAt, now);
    }

    /** Whether it may be used as it is: confirmed lately, and within its own time. */
    boolean needsNoAsking(Duration age, Instant now) {
        return isConfirmedWithin(age.compareTo(list.ttl()) < 0 ? age : list.ttl(), now);
    }

    /** About what it takes in memory. */
    long bytes() {
        return list.bytes() + 2L * etag.map(String::length).orElse(0) + OVERHEAD;
    }

    boolean isConfirmedWithin(Duration age, Instant now) {
        return now.isBefore(confirmedAt.plus(age));
    }

    boolean isCheckedWithin(Duration age, Instant now) {
        return now.isBefore(checkedAt.plus(age));
    }

    /** Whether it is good without its server. */
    boolean isBelieved(Instant now) {
        return isConfirmedWithin(list.ttl(), now);
    }

    /** What it is worth while its server does not answer. */
    ListLookup unasked(Instant now) {
        return isBelieved(now) ? ListLookup.found(list) : ListLookup.none(Finding.STATUS_LIST_STALE);
    }
}
