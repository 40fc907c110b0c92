package io.sealrail.kit.outbox;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How the outbox is relayed to Kafka. */
@ConfigMapping(prefix = "sealrail.outbox")
public interface OutboxConfig {

    /** Whether this process relays. */
    @WithDefault("true")
    boolean enabled();

    /** The pause after a batch that was not full. */
    @WithDefault("50ms")
    Duration poll();

    /** The most events in one batch. */
    @WithDefault("1000")
    int batchSize();

    /** How long a relayed event stays in the table. */
    @WithDefault("7d")
    Duration keep();

    /** How often relayed events older than {@link #keep} are deleted. */
    @WithDefault("1m")
    Duration cleanEvery();

    /** With this many events waiting, a service refuses new work (503). */
    @WithDefault("1000000")
    long maxBacklog();

    /** When the oldest waiting event is this old, a service refuses new work (503): an outage so long needs a person. */
    @WithDefault("24h")
    Duration maxAge();
}
