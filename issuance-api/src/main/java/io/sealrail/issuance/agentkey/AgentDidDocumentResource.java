package io.sealrail.issuance.agentkey;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.sealrail.issuance.agentcredential.AgentRefusal;
import io.sealrail.issuance.issuer.DidDocumentAnswer;

/** The DID document of an agent, where did:web looks for it (CCG did:web, 3.2). */
@Path("/agents/{slug}/did.json")
@PermitAll
@Tag(name = "DIDs", description = "The public keys of our issuers and of agents")
public class AgentDidDocumentResource {

    private final AgentDids dids;

    AgentDidDocumentResource(AgentDids dids) {
        this.dids = dids;
    }

    @GET
    @Operation(
            operationId = "agentDidDocument",
            summary = "Get the DID document of an agent",
            description =
                    "Every key that the agent ever had; a retired one has `expires` and is not in `authentication`. Without"
                            + " keys if the agent has none. A decommissioned agent's document stays, its keys retired.")
    @APIResponse(
            responseCode = "200",
            description = "The document",
            content = @Content(mediaType = "application/did+json"))
    @APIResponse(responseCode = "304", description = "The caller has it already")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: no agent of this name is known")
    public Uni<Response> get(@PathParam("slug") String slug, @Context HttpHeaders headers, @Context Request request) {
        return dids.bySlug(slug)
                .map(found -> found.orElseThrow(AgentRefusal.UNKNOWN::problem))
                .map(resolved -> DidDocumentAnswer.of(resolved.document(), headers, request));
    }
}
