package io.sealrail.issuance.claim;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * A kind of credential that evaluations can be turned into.
 *
 * @param id as requests name it
 * @param issuedByOrigin whether {@code iss} is our https origin (SD-JWT VC, section 3.5) instead of our did:web
 * @param vct the type's address, where its metadata is served: our public URL, {@code /vct/} and the configured path
 * @param name of the type, for people
 * @param validity how long a credential is valid, counted from when the source was asked
 * @param allowedClaims ids of the claims that it may carry
 * @param holderBinding who may present it
 * @param allowedDisclosures what it may tell; empty if nothing is excluded
 */
public record CredentialProfile(
        String id,
        boolean issuedByOrigin,
        String vct,
        String name,
        Duration validity,
        List<String> allowedClaims,
        HolderBinding holderBinding,
        Set<DisclosureMode> allowedDisclosures) {}
