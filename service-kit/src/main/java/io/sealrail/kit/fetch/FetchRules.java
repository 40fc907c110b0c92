package io.sealrail.kit.fetch;

import java.time.Duration;

/**
 * What a {@link GuardedFetch} allows.
 *
 * @param allowInsecure plain http and private addresses, too: for local stacks and tests only
 * @param timeLimit for a whole call: name, connection, redirects and body
 * @param maxBytes of a body as it comes; compressed ones are refused
 * @param maxRedirects followed, each guarded anew; with 0 the redirecting answer is the answer
 * @param maxCalls under way at once
 * @param maxCallsPerAddress under way at once to one address
 */
public record FetchRules(
        boolean allowInsecure,
        Duration timeLimit,
        int maxBytes,
        int maxRedirects,
        int maxCalls,
        int maxCallsPerAddress) {}
