package io.sealrail.verifier.status;

import java.util.Optional;

/**
 * Where a credential says that its list is.
 *
 * @param address as its {@link ListSource} understands it
 * @param type what the list must be
 * @param issuer who must have issued it; empty where that is judged with the entry
 */
record ListPlace(String address, ListType type, Optional<String> issuer) {}
