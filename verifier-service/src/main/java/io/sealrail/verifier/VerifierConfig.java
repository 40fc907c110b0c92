package io.sealrail.verifier;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

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

    /** How long another service may take to answer, where only its answer helps; one that has just started may take a second. */
    @WithDefault("2s")
    Duration askTimeout();

    /** How long one verification may take; what is not known by then is unknown. */
    @WithDefault("5s")
    Duration timeLimit();

    /** How old the key binding of a presentation may be, besides the skew. */
    @WithDefault("5m")
    Duration keyBindingAge();

    /** A folder with contexts of the operator and their {@code contexts.json}; none if empty. */
    Optional<Path> contextsDir();

    /** The status lists in memory. */
    Lists lists();

    /** Calls to issuers that are not ours. */
    Foreign foreign();

    /** What a document may have at most. */
    Limits limits();

    interface Lists {

        /** A list in memory is used for this long before its server is asked whether it has changed. */
        @WithDefault("250ms")
        Duration revalidateAfter();

        /** How long its server may take to say so; then the list in memory is believed for its time. */
        @WithDefault("300ms")
        Duration confirmWithin();

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

    interface Foreign {

        /** Whether private addresses and plain http may be called: for tests only. */
        @WithDefault("false")
        boolean allowInsecure();

        /** How long one call may take, redirects and body included. */
        @WithDefault("2s")
        Duration timeLimit();

        /** How long a DID document is used before it is fetched again. */
        @WithDefault("5m")
        Duration documentsFor();

        /** How long a status list is used, if its own time is not shorter, before its server is asked whether it has changed. */
        @WithDefault("30s")
        Duration listsFor();

        /** How long what could not be had is not asked for again. */
        @WithDefault("5s")
        Duration failuresFor();

        /** Calls under way at once. */
        @WithDefault("64")
        int calls();

        /** Calls under way at once to one address. */
        @WithDefault("16")
        int callsPerAddress();
    }

    interface Limits {

        @WithDefault("32")
        int depth();

        /** Values of every kind, nested ones included. */
        @WithDefault("4096")
        int values();

        /** Contexts, proofs and status entries, of each. */
        @WithDefault("8")
        int parts();
    }
}
