package io.sealrail.issuance.issuer;

import java.util.Optional;

import io.smallrye.mutiny.Uni;

/** DIDs of one kind that this platform speaks for. */
public interface DidSource {

    /** The document of the DID; empty for a DID that is none of these. */
    Uni<Optional<ResolvedDid>> resolve(String did);
}
