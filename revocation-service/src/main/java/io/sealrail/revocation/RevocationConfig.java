package io.sealrail.revocation;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of revocation-service. */
@ConfigMapping(prefix = "sealrail.revocation")
public interface RevocationConfig {

    /** How long issuance-api may take to tell of a key, an agent or a credential that is not known here yet; it is asked twice. */
    @WithDefault("PT2S")
    Duration ownerTimeout();

    /** How long an answer may wait for the list version that shows the change. */
    @WithDefault("PT0.5S")
    Duration visibleTimeout();
}
