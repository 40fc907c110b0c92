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
class DidDocuments implements DidSource {

    private final IssuerKeys keys;

    DidDocuments(IssuerKeys keys) {
        this.keys = keys;
    }

    @Override
    public Uni<Optional<ResolvedDid>> resolve(String did) {
        return keys.ofIssuer(did)
                .map(listed -> listed.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new ResolvedDid(document(did, listed), false)));
    }

    /** A did:web is read by verifiers of Ed25519Signature2020, many of which know no Multikey (ADR 0011). */
    private static ObjectNode document(String did, List<IssuerKey> listed) {
        List<VerificationMethod> methods =
                listed.stream().map(DidDocuments::method).toList();
        return did.startsWith("did:web:") ? DidDocument.ofSuite2020(did, methods) : DidDocument.of(did, methods);
    }

    private static VerificationMethod method(IssuerKey key) {
        return new VerificationMethod(
                key.keyId(),
                key.publicKeyMultibase(),
                key.expiresAt().orElse(null),
                key.revokedAt().orElse(null));
    }
}
