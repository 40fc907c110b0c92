package io.sealrail.system.check;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.sealrail.system.load.Ledger;
import io.sealrail.system.load.Poison;

/**
 * What callers were told, and what was sent to end as a dead letter.
 *
 * @param issued credentials that an answer spoke of
 * @param resultsByKey idempotency key to the distinct hashes that it was answered with
 * @param revoked ids of the credentials that an answer called revoked
 * @param lastStatus credential id to {@code valid} or {@code suspended}, where no doubt is left
 * @param toldListVersions list id to the highest version that an answer named
 * @param oddities answers that may never be given
 * @param poison what was sent though nobody can apply it
 */
record Promises(
        Collection<Ledger.Issued> issued,
        Map<String, Set<String>> resultsByKey,
        Set<String> revoked,
        Map<String, String> lastStatus,
        Map<String, Long> toldListVersions,
        List<String> oddities,
        Collection<Poison.Sent> poison) {

    static Promises of(Ledger ledger, Poison poison) {
        return new Promises(
                ledger.issued(),
                ledger.resultsByKey(),
                ledger.revoked().keySet(),
                ledger.lastStatus(),
                ledger.toldListVersions(),
                ledger.oddities(),
                poison.sent());
    }
}
