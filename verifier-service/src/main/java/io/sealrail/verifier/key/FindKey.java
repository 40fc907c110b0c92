package io.sealrail.verifier.key;

import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import io.sealrail.credential.did.DidWeb;
import io.sealrail.verifier.http.Neighbours;
import io.sealrail.verifier.http.OwnOrigin;
import io.sealrail.verifier.http.StrangersJson;
import io.sealrail.verifier.result.Finding;

/**
 * The key that a signature names: out of the issuer's DID itself (did:key, did:jwk); for our own issuers out of the read model,
 * or, when no event has told of it yet, out of the DID document that issuance-api resolves; for another did:web out of the
 * document, for an https issuer out of the metadata that its host serves.
 */
@ApplicationScoped
public class FindKey {

    private static final Logger LOG = Logger.getLogger(FindKey.class);
    private static final Map<String, String> ACCEPT = Map.of("Accept", "application/did+ld+json, application/json");

    private final IssuerKeys known;
    private final OwnOrigin origin;
    private final Neighbours neighbours;
    private final ForeignDocuments foreign;
    private final IssuerMetadata metadata;
    private final StrangersJson json;

    FindKey(
            IssuerKeys known,
            OwnOrigin origin,
            Neighbours neighbours,
            ForeignDocuments foreign,
            IssuerMetadata metadata,
            StrangersJson json) {
        this.known = known;
        this.origin = origin;
        this.neighbours = neighbours;
        this.foreign = foreign;
        this.metadata = metadata;
        this.json = json;
    }

    /**
     * Looks for a key of the issuer.
     *
     * @param issuer a DID, or the https address of an issuer that is not ours
     * @param keyId the verification method, a DID URL of that issuer; for an https issuer the {@code kid} in its key set
     */
    public Uni<KeyLookup> find(String issuer, String keyId) {
        return issuer.startsWith("https://") ? metadata.find(issuer, keyId) : ofDid(issuer, keyId);
    }

    private Uni<KeyLookup> ofDid(String did, String keyId) {
        if (did.startsWith("did:key:")) {
            return Uni.createFrom().item(() -> SelfContainedKeys.didKey(did, keyId));
        }
        if (did.startsWith("did:jwk:")) {
            return Uni.createFrom().item(() -> SelfContainedKeys.didJwk(did, keyId));
        }
        return origin.owns(did) ? ofOurs(did, keyId) : ofOthers(did, keyId);
    }

    private Uni<KeyLookup> ofOurs(String did, String keyId) {
        return heardOf(did, keyId).flatMap(key -> key.map(KeyLookup::found)
                .map(found -> Uni.createFrom().item(found))
                .orElseGet(() -> ask(did, keyId)));
    }

    private Uni<Optional<VerificationKey>> heardOf(String did, String keyId) {
        return known.find(did, keyId).onFailure().recoverWithItem(trouble -> {
            LOG.warnf("keys cannot be read cause=%s", trouble.getClass().getSimpleName());
            return Optional.empty();
        });
    }

    private Uni<KeyLookup> ask(String did, String keyId) {
        return neighbours
                .askIssuance("/1.0/identifiers/" + did.replace("%", "%25"), ACCEPT)
                .map(reply -> reply.ok() ? Optional.of(reply.body()) : Optional.<byte[]>empty())
                .onFailure()
                .recoverWithItem(Optional.empty())
                .flatMap(body -> read(body, did, keyId));
    }

    /** A key that the kept document does not have may be a new one. */
    private Uni<KeyLookup> ofOthers(String did, String keyId) {
        Optional<String> url = documentUrl(did);
        if (url.isEmpty()) {
            return Uni.createFrom().item(KeyLookup.none(Finding.ISSUER_UNRESOLVED));
        }
        return foreign.find(url.get())
                .flatMap(body -> read(body, did, keyId))
                .flatMap(found -> found.finding() == Finding.KEY_NOT_FOUND
                        ? foreign.findAnew(url.get()).flatMap(body -> read(body, did, keyId))
                        : Uni.createFrom().item(found));
    }

    private static Optional<String> documentUrl(String did) {
        try {
            return Optional.of(DidWeb.parse(did).documentUrl().toString());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Uni<KeyLookup> read(Optional<byte[]> body, String did, String keyId) {
        if (body.isEmpty()) {
            return Uni.createFrom().item(KeyLookup.none(Finding.ISSUER_UNRESOLVED));
        }
        return json.read(body.get()).map(read -> read.map(document -> new DidDocumentKeys(did, document).find(keyId))
                .orElse(KeyLookup.none(Finding.ISSUER_UNRESOLVED)));
    }
}
