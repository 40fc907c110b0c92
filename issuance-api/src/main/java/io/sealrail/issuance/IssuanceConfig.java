package io.sealrail.issuance;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What an operator of issuance-api may set; environment names are {@code SEALRAIL_…}. */
@ConfigMapping(prefix = "sealrail")
public interface IssuanceConfig {

    /** Public base URL of the platform without a trailing slash: the origin of contexts, lists and credentials. */
    String publicUrl();

    /** Base URL of onchain-worker inside the platform; without it a timeline says that the chain's part is unknown. */
    Optional<URI> onchainUrl();

    /** Whether JWKS URLs may be plain http or lead to private addresses: for local stacks only. */
    @WithDefault("false")
    boolean allowInsecureJwks();

    /** How old a cached partner, program, issuer, key or secret may be: what another replica changed shows within this. */
    @WithDefault("PT0.8S")
    Duration freshness();

    /** How long a new issuer key is in the DID document before it signs. */
    @WithDefault("PT10M")
    Duration keyOverlap();

    /** Status lists that a new issuer is given. */
    @WithDefault("3")
    int statusLists();

    /** Status indexes that a replica takes at once; those that it holds when it stops are never used. */
    @WithDefault("512")
    int statusBlock();
}
