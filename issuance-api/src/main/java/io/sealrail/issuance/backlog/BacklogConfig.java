package io.sealrail.issuance.backlog;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much may wait for the chain, and how long; what may wait for Kafka is configured by {@code sealrail.outbox}. */
@ConfigMapping(prefix = "sealrail.backlog")
interface BacklogConfig {

    /** With this many credentials waiting to be on chain, nothing new is accepted. */
    @WithDefault("1000000")
    int anchors();

    /** With {@link Backlog#STRAGGLERS} credentials or more waiting for longer than this, and none on chain since, nothing new is accepted. */
    @WithDefault("24h")
    Duration maxAge();
}
