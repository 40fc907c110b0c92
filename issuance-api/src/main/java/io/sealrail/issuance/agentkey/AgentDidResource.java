package io.sealrail.issuance.agentkey;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.sealrail.issuance.agentcredential.AgentRefusal;
import io.sealrail.issuance.issuer.DidDocumentAnswer;
import io.sealrail.issuance.organization.ApiKeyAuth;
import io.sealrail.issuance.organization.OrganizationCaller;
import io.sealrail.issuance.organization.Scope;
import io.sealrail.kit.http.Bodies;
import io.sealrail.kit.http.RequestIds;

/** The DID of an agent, as everybody may read it, and the rotation of its key by the agent's organisation. */
@Path("/api/v1/agents/{slug}/did")
@Tag(name = "Agents", description = "Agents of an organisation, and their credentials")
public class AgentDidResource {

    private final AgentDids dids;
    private final RotateAgentKey rotateAgentKey;
    private final ApiKeyAuth auth;
    private final Bodies bodies;

    AgentDidResource(AgentDids dids, RotateAgentKey rotateAgentKey, ApiKeyAuth auth, Bodies bodies) {
        this.dids = dids;
        this.rotateAgentKey = rotateAgentKey;
        this.auth = auth;
        this.bodies = bodies;
    }

    @GET
    @PermitAll
    @Operation(
            operationId = "agentDid",
            summary = "Show an agent's DID document",
            description = "Public: the same document as at `/agents/{slug}/did.json`.")
    @APIResponse(
            responseCode = "200",
            description = "The document",
            content = @Content(mediaType = "application/did+json"))
    @APIResponse(responseCode = "404", description = "NOT_FOUND: no agent of this name is known")
    public Uni<Response> show(@PathParam("slug") String slug, @Context HttpHeaders headers, @Context Request request) {
        return dids.bySlug(slug)
                .map(found -> found.orElseThrow(AgentRefusal.UNKNOWN::problem))
                .map(resolved -> DidDocumentAnswer.of(resolved.document(), headers, request));
    }

    @POST
    @Path("/rotate")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @SecurityRequirement(name = "apiKey")
    @Operation(
            operationId = "rotateAgentKey",
            summary = "Rotate an agent's key",
            description =
                    "The next key, or the first. The one before ends at once: it stays in the document with `expires` and no"
                            + " longer authenticates. A new credential, which names the next key, takes the place of the one"
                            + " before, which is revoked. Waits while the agent's credentials are being revoked.")
    @RequestBody(content = @Content(schema = @Schema(implementation = KeyRequest.class)))
    @APIResponseSchema(value = RotatedKey.class, responseCode = "200", responseDescription = "Rotated")
    @APIResponse(responseCode = "400", description = "VALIDATION: what is wrong with the key or its proof")
    @APIResponse(responseCode = "401", description = "UNAUTHORIZED: a valid API key is required")
    @APIResponse(
            responseCode = "403",
            description = "FORBIDDEN: only an admin or owner of the organisation may do this")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: no agent of this name is known")
    @APIResponse(
            responseCode = "409",
            description = "INVALID_STATE: the agent has or had this key already, or is decommissioned")
    @APIResponse(responseCode = "429", description = "RATE_LIMIT_EXCEEDED: too many requests")
    @APIResponse(
            responseCode = "503",
            description =
                    "NOT_READY, STATUS_LISTS_NOT_READY, BACKLOG_FULL or REVOCATION_UNDER_WAY: try again after `Retry-After`")
    public Uni<RotatedKey> rotate(
            @PathParam("slug") String slug,
            byte[] body,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @Context RoutingContext call) {
        String requestId = RequestIds.of(call);
        return auth.authenticate(authorization)
                .invoke(OrganizationCaller::requireAdmin)
                .invoke(caller -> caller.require(Scope.AGENTS_WRITE))
                .flatMap(caller -> rotateAgentKey.rotate(slug, caller, bodies.read(body, KeyRequest.class)))
                .map(rotated -> rotated.answering(requestId));
    }
}
