package io.sealrail.issuance.evaluation;

import io.sealrail.issuance.claim.Target;

/**
 * Parties of a request and what refers to them.
 *
 * @param asked whom the sources are asked about
 * @param requester {@code null} if the request named none
 */
record ReferredParties(Target asked, PartyReference target, PartyReference requester) {

    /** Whether the requester is the target. */
    boolean selfAttested() {
        return requester != null && requester.handle().equals(target.handle());
    }
}
