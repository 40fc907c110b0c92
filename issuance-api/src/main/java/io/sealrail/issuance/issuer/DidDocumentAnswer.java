package io.sealrail.issuance.issuer;

import java.nio.charset.StandardCharsets;
import java.util.List;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sealrail.credential.key.Base64Url;
import io.sealrail.credential.key.Sha256;

/**
 * A DID document at its did:web place. Caches must ask again each time, which the ETag makes cheap: a key that is new, or found
 * compromised, must be known at once.
 */
public final class DidDocumentAnswer {

    private static final String JSON = "application/did+json";
    private static final List<String> TYPES =
            List.of(JSON, "application/did+ld+json", "application/did", "application/json", "application/ld+json");

    private DidDocumentAnswer() {}

    /** The document in the first type that the caller accepts, all of which are JSON; 304 when the caller has it. */
    public static Response of(ObjectNode document, HttpHeaders headers, Request request) {
        String type = headers.getAcceptableMediaTypes().stream()
                .map(accepted -> accepted.getType() + "/" + accepted.getSubtype())
                .filter(TYPES::contains)
                .findFirst()
                .orElse(JSON);
        String body = document.toString();
        EntityTag tag = new EntityTag(Base64Url.encode(Sha256.hash((type + body).getBytes(StandardCharsets.UTF_8))));
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        Response.ResponseBuilder response = unchanged != null ? unchanged : Response.ok(body, type);
        return response.tag(tag)
                .header("Vary", "Accept")
                .header("Cache-Control", "public, no-cache")
                .build();
    }
}
