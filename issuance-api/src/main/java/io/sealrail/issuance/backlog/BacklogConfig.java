package io.sealrail.issuance.backlog;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much may wait for the chain; what may wait for Kafka is configured by {@code sealrail.outbox}. */
@ConfigMapping(prefix = "sealrail.backlog")
interface BacklogConfig {

    /** With this many credentials waiting to be on chain, nothing new is accepted. */
    @WithDefault("1000000")
    int anchors();
}
