package io.sealrail.statuslist;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of status-list-service. */
@ConfigMapping(prefix = "sealrail.status-list")
public interface StatusListConfig {

    /** The base of the addresses in lists, without a slash at its end. */
    String publicUrl();

    /** Entries of a new list: a power of two, 131072 or more. */
    @WithDefault("131072")
    int size();

    /** How long a version may be used; it is signed anew when half of that is over. */
    @WithDefault("PT24H")
    Duration validity();

    /** {@code ttl} of a list, at least a second: how long a verifier may go on with its copy when it cannot ask for a newer one. */
    @WithDefault("PT10S")
    Duration ttl();

    /** {@code max-age}: after that a cache asks again (304 by ETag), so that a revocation passes caches in this time. */
    @WithDefault("PT1S")
    Duration maxAge();

    /** The pause between two looks: of the publisher for changed rows, of each replica for new versions. */
    @WithDefault("PT0.1S")
    Duration poll();

    /** How many versions of a list are kept, the served one included. */
    @WithDefault("16")
    int keepVersions();

    /** How long a push may wait for the version that shows its changes. */
    @WithDefault("PT0.4S")
    Duration visibleWait();
}
