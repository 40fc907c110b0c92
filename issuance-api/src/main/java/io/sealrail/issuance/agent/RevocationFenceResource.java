package io.sealrail.issuance.agent;

import java.util.List;
import java.util.UUID;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;

import io.sealrail.issuance.agentcredential.RevocationFences;
import io.sealrail.issuance.organization.ApiKeyAuth;
import io.sealrail.issuance.organization.OrganizationCaller;
import io.sealrail.issuance.organization.Scope;

/**
 * Lets revocation-service, with its caller's header, hold an agent's next credential back while it revokes those that there are
 * (docs/adr/0012); not routed by the gateway.
 */
@Path("/internal/v1/agents/{slug}/revocations")
@Produces(MediaType.APPLICATION_JSON)
public class RevocationFenceResource {

    private final ApiKeyAuth auth;
    private final RevocationFences fences;

    RevocationFenceResource(ApiKeyAuth auth, RevocationFences fences) {
        this.auth = auth;
        this.fences = fences;
    }

    /** A fence, and what there is to revoke, newest first. */
    public record Answer(UUID fenceId, long expiresInMillis, List<RevocationFences.Fenced> credentials) {}

    @POST
    @Operation(hidden = true)
    public Uni<Answer> take(
            @PathParam("slug") String slug, @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization) {
        return auth.identify(authorization)
                .invoke(OrganizationCaller::requireAdmin)
                .invoke(caller -> caller.require(Scope.CREDENTIALS_REVOKE))
                .flatMap(caller -> fences.take(AgentRules.known(slug), caller.organizationId()))
                .map(fence -> new Answer(fence.fenceId(), fence.expiresIn().toMillis(), fence.credentials()));
    }

    @DELETE
    @Path("/{fenceId}")
    @Operation(hidden = true)
    public Uni<Void> release(@PathParam("slug") String slug, @PathParam("fenceId") UUID fenceId) {
        return fences.release(slug, fenceId);
    }
}
