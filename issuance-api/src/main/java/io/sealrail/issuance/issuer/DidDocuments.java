package io.sealrail.issuance.issuer;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;

import io.sealrail.credential.did.DidDocument;
import io.sealrail.credential.did.VerificationMethod;

/** The DID documents of our issuers: every key they ever had, those of their status lists included. */
@ApplicationScoped
class DidDocuments {

    private final IssuerKeys keys;

    DidDocuments(IssuerKeys keys) {
        this.keys = keys;
    }

    /** The document; empty for a DID that is none of ours. */
    Uni<Optional<ObjectNode>> of(String did) {
        return keys.ofIssuer(did)
                .map(listed -> listed.isEmpty() ? Optional.empty() : Optional.of(document(did, listed)));
    }

    private static ObjectNode document(String did, List<IssuerKey> listed) {
        return DidDocument.of(did, listed.stream().map(DidDocuments::method).toList());
    }

    private static VerificationMethod method(IssuerKey key) {
        return new VerificationMethod(
                key.keyId(),
                key.publicKeyMultibase(),
                key.expiresAt().orElse(null),
                key.revokedAt().orElse(null));
    }
}
