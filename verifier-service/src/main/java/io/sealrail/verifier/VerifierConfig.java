package io.sealrail.verifier;

import java.net.URI;
import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What an operator may set. */
@ConfigMapping(prefix = "sealrail.verifier")
public interface VerifierConfig {

    /** The one origin of contexts, status lists and DIDs of this platform. */
    URI publicUrl();

    /** Where issuance-api answers inside the platform. */
    URI issuanceUrl();

    /** Where status-list-service answers inside the platform. */
    URI statusListUrl();

    /** How far the clocks of issuers may differ from ours, wherever a time is compared. */
    @WithDefault("60s")
    Duration clockSkew();

    /** How long another service may take to answer. */
    @WithDefault("300ms")
    Duration askTimeout();

    /** How long one verification may take; what is not known by then is unknown. */
    @WithDefault("5s")
    Duration timeLimit();

    /** The status lists in memory. */
    Lists lists();

    /** What a document may have at most. */
    Limits limits();

    interface Lists {

        /** A list in memory is used for this long before its server is asked whether it has changed. */
        @WithDefault("250ms")
        Duration revalidateAfter();

        /** A list in memory is taken from its server and checked anew after this long, changed or not. */
        @WithDefault("1m")
        Duration recheckAfter();

        /** How long a list is believed while its server is away, where it names no time of its own. */
        @WithDefault("5m")
        Duration ttl();

        /** The largest list, in bytes of bits. */
        @WithDefault("2097152")
        int maxBytes();
    }

    interface Limits {

        @WithDefault("32")
        int depth();

        /** Values of every kind, nested ones included. */
        @WithDefault("8192")
        int values();

        /** Contexts, proofs and status entries, of each. */
        @WithDefault("8")
        int parts();
    }
}
