package io.sealrail.verifier.sdjwt;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sealrail.credential.sdjwt.SdJwt;
import io.sealrail.verifier.result.Finding;

/**
 * An SD-JWT VC whose signature was looked at.
 *
 * @param issuer who signed it, a DID or the https address of an issuer that is not ours; {@code null} if that cannot be told
 * @param sdJwt its parts, {@code null} if they cannot be told
 * @param claims with what is disclosed in its places, {@code null} if that cannot be told
 * @param findings about document, disclosures, issuer, key and signature
 */
public record SignedCredential(String issuer, SdJwt sdJwt, ObjectNode claims, List<Finding> findings) {

    /** Its id: {@code id}, or else {@code jti}; empty text if it has neither. */
    public String id() {
        JsonNode id = claims.path("id");
        return id.isTextual() ? id.textValue() : claims.path("jti").asText();
    }

    /** Whether somebody signed for holding it, rightly or not. */
    public boolean hasKeyBinding() {
        return Optional.ofNullable(sdJwt).flatMap(SdJwt::keyBindingJwt).isPresent();
    }
}
