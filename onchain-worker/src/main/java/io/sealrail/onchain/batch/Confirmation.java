package io.sealrail.onchain.batch;

import java.time.Instant;

/** When a batch was found deep enough, and the time of its block. */
record Confirmation(Instant confirmedAt, Instant blockTime) {}
