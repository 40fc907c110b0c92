/**
 * The only code that the services share, and a closed list: the outbox and its relay, fenced leases, batches of events, error
 * bodies, rate limits, key encryption, and what keeps work off the event loop. Settings that all services share are in
 * {@code META-INF/microprofile-config.properties}.
 */
package io.sealrail.kit;
