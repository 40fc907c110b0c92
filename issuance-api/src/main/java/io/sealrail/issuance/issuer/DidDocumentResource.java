package io.sealrail.issuance.issuer;

import java.time.Duration;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.sealrail.kit.http.Problem;

/** The DID document of the platform's issuer, where did:web looks for it (CCG did:web, 3.2). */
@Path("/.well-known/did.json")
@PermitAll
@Tag(name = "DIDs", description = "The public keys of our issuers and of agents")
public class DidDocumentResource {

    private final PlatformIssuer platformIssuer;
    private final DidDocuments documents;

    DidDocumentResource(PlatformIssuer platformIssuer, DidDocuments documents) {
        this.platformIssuer = platformIssuer;
        this.documents = documents;
    }

    @GET
    @Operation(
            operationId = "issuerDidDocument",
            summary = "Get the DID document of the platform's issuer",
            description =
                    "Every key that ever signed agents' or the Notary's credentials, or their status lists; a retired"
                            + " one has `expires`, a compromised one `revoked`. application/did+json unless application/did+ld+json or another"
                            + " JSON type is accepted.")
    @APIResponse(
            responseCode = "200",
            description = "The document",
            content = @Content(mediaType = "application/did+json"))
    @APIResponse(responseCode = "304", description = "The caller has it already")
    @APIResponse(responseCode = "503", description = "NOT_READY: the service has just been set up, try again")
    public Uni<Response> get(@Context HttpHeaders headers, @Context Request request) {
        return documents
                .resolve(platformIssuer.did())
                .map(found ->
                        found.orElseThrow(() -> Problem.of(503, "NOT_READY", "the issuer is being set up, try again")
                                .retryAfter(Duration.ofSeconds(1))))
                .map(resolved -> DidDocumentAnswer.of(resolved.document(), headers, request));
    }
}
