package io.sealrail.verifier.key;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;

import io.sealrail.verifier.http.OwnOrigin;
import io.sealrail.verifier.http.StrangersJson;
import io.sealrail.verifier.result.Finding;

/**
 * The keys of an https issuer that is not ours (SD-JWT VC, 5): {@code /.well-known/jwt-vc-issuer} at its host, the key set in
 * it or at the one address that it names. Both are fetched by the guarded client and kept as DID documents are.
 */
@ApplicationScoped
class IssuerMetadata {

    private static final String WELL_KNOWN = "/.well-known/jwt-vc-issuer";
    private static final int MAX_ADDRESS = 2_048;

    private final ForeignDocuments documents;
    private final OwnOrigin origin;
    private final StrangersJson json;

    IssuerMetadata(ForeignDocuments documents, OwnOrigin origin, StrangersJson json) {
        this.documents = documents;
        this.origin = origin;
        this.json = json;
    }

    /** A key that the kept set does not have may be a new one. */
    Uni<KeyLookup> find(String issuer, String keyId) {
        Optional<String> url = address(issuer).filter(origin::isForeign);
        if (url.isEmpty()) {
            return Uni.createFrom().item(KeyLookup.none(Finding.ISSUER_UNRESOLVED));
        }
        return find(issuer, keyId, url.get(), documents::find)
                .flatMap(found -> found.finding() == Finding.KEY_NOT_FOUND
                        ? find(issuer, keyId, url.get(), documents::findAnew)
                        : Uni.createFrom().item(found));
    }

    /** Between host and path of the issuer's own address. */
    static Optional<String> address(String issuer) {
        try {
            URI uri = new URI(issuer);
            boolean plain = uri.getHost() != null && uri.getRawQuery() == null && uri.getRawFragment() == null;
            String path = Optional.ofNullable(uri.getRawPath()).orElse("").replaceAll("/$", "");
            return plain ? Optional.of("https://" + uri.getRawAuthority() + WELL_KNOWN + path) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private Uni<KeyLookup> find(
            String issuer, String keyId, String url, Function<String, Uni<Optional<byte[]>>> documents) {
        return read(documents.apply(url))
                .map(found -> found.filter(
                        metadata -> issuer.equals(metadata.path("issuer").textValue())))
                .flatMap(found -> found.map(metadata -> keySet(metadata, documents))
                        .orElse(Uni.createFrom().item(Optional.empty())))
                .map(found -> found.map(keySet -> new KeySet(keySet).find(keyId))
                        .orElse(KeyLookup.none(Finding.ISSUER_UNRESOLVED)));
    }

    /** One of both, never both. */
    private Uni<Optional<JsonNode>> keySet(JsonNode metadata, Function<String, Uni<Optional<byte[]>>> documents) {
        JsonNode address = metadata.path("jwks_uri");
        if (metadata.has("jwks") == metadata.has("jwks_uri")) {
            return Uni.createFrom().item(Optional.empty());
        }
        if (metadata.has("jwks")) {
            return Uni.createFrom().item(Optional.of(metadata.get("jwks")));
        }
        return address.isTextual()
                        && address.textValue().length() <= MAX_ADDRESS
                        && origin.isForeign(address.textValue())
                ? read(documents.apply(address.textValue()))
                : Uni.createFrom().item(Optional.empty());
    }

    private Uni<Optional<JsonNode>> read(Uni<Optional<byte[]>> body) {
        return body.flatMap(
                bytes -> bytes.map(json::read).orElse(Uni.createFrom().item(Optional.empty())));
    }
}
