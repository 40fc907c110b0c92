package io.sealrail.issuance.claim.source;

import java.time.Duration;

/**
 * How much trouble a source may make.
 *
 * @param timeout the most that asking costs a caller, tries and waiting for a place included
 * @param retries tries after the first that failed fast; none follows one that ran out of time
 * @param atOnce questions under way at once, which is also the size of a SQL source's pool
 * @param waiting questions that may wait for a place
 * @param openFor how long the circuit breaker stays open: until then nobody asks
 */
public record Limits(Duration timeout, int retries, int atOnce, int waiting, Duration openFor) {}
