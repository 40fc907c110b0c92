package io.sealrail.issuance.claim;

import java.util.List;

/**
 * How a profile's credentials are bound to whoever holds them.
 *
 * @param bound whether they name the holder ({@code mode: did}) or anybody may present them ({@code mode: none})
 * @param proofRequired whether the holder must prove that he has the key
 * @param didMethods the DID methods that he may use, for example {@code did:jwk}
 */
public record HolderBinding(boolean bound, boolean proofRequired, List<String> didMethods) {}
