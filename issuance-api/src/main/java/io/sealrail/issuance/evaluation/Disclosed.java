package io.sealrail.issuance.evaluation;

import io.sealrail.issuance.claim.ClaimResult;
import io.sealrail.issuance.claim.DisclosureMode;

/** Reduces results to what a mode tells. */
final class Disclosed {

    private Disclosed() {}

    /** The result without what the mode does not tell. */
    static ClaimResult of(ClaimResult whole, DisclosureMode mode) {
        return new ClaimResult(
                whole.claim(),
                whole.subjectType(),
                mode == DisclosureMode.VALUE ? whole.value() : null,
                mode == DisclosureMode.REDACTED ? null : whole.satisfied(),
                whole.issuedAt());
    }
}
