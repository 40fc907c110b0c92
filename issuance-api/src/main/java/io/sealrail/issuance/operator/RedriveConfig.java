package io.sealrail.issuance.operator;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How credentials that are late are driven on. */
@ConfigMapping(prefix = "sealrail.redrive")
public interface RedriveConfig {

    /** How often the late ones are looked for. */
    @WithDefault("30s")
    Duration every();

    /** The most that are asked about at once. */
    @WithDefault("100")
    int atOnce();

    /** How often something is done about one credential until it is left to an operator. */
    @WithDefault("5")
    int mostTimes();
}
