package io.sealrail.onchain.batch;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** When a batch is closed. */
@ConfigMapping(prefix = "sealrail.batch")
public interface BatchConfig {

    /** The most leaves in a batch. */
    @WithDefault("10000")
    int size();

    /** The longest a leaf waits for others. */
    @WithDefault("1s")
    Duration maxWait();
}
