package io.sealrail.verifier.status;

import java.net.URI;
import java.util.Optional;

import io.sealrail.kit.fetch.DomainOf;

/**
 * Where a credential says that its list is.
 *
 * @param address as its {@link ListSource} understands it
 * @param type what the list must be
 * @param issuer who must have issued it; empty where that is judged with the entry
 */
record ListPlace(String address, ListType type, Optional<String> issuer) {

    /** Who shares its room in memory: all lists of one domain, as anybody may be any number of issuers; ours each alone. */
    String owner() {
        return issuer.isPresent() ? DomainOf.host(URI.create(address).getHost()) : address;
    }
}
