package io.sealrail.verifier.status;

import java.time.Duration;
import java.time.Instant;

import io.sealrail.verifier.result.Finding;

/** A status list that its issuer signed. */
interface StatusList {

    /** What the list says of an entry of a credential by this issuer, at this time. */
    Finding find(StatusEntry entry, String credentialIssuer, Instant now);

    /** How long it may be believed unasked. */
    Duration ttl();

    /** About what it takes in memory. */
    long bytes();
}
