package io.sealrail.issuance.agent;

import java.util.List;
import java.util.UUID;

import jakarta.ws.rs.Consumes;
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
import io.sealrail.kit.http.Bodies;
import io.sealrail.kit.http.Problem;

/**
 * Lets revocation-service, with its caller's header, hold an agent's next credential back while it revokes those that there are
 * (docs/adr/0012); not routed by the gateway.
 */
@Path("/internal/v1/agents/{slug}/revocations")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class RevocationFenceResource {

    private final ApiKeyAuth auth;
    private final RevocationFences fences;
    private final Bodies bodies;

    RevocationFenceResource(ApiKeyAuth auth, RevocationFences fences, Bodies bodies) {
        this.auth = auth;
        this.bodies = bodies;
        this.fences = fences;
    }

    /** Which fence to put up: an id that the caller chose, known to nobody else. */
    public record Order(UUID fenceId) {}

    /** A fence, and what there is to revoke, newest first. */
    public record Answer(UUID fenceId, long expiresInMillis, List<RevocationFences.Fenced> credentials) {}

    @POST
    @Operation(hidden = true)
    public Uni<Answer> take(
            @PathParam("slug") String slug, byte[] body, @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization) {
        return auth.identify(authorization)
                .invoke(OrganizationCaller::requireAdmin)
                .invoke(caller -> caller.require(Scope.CREDENTIALS_REVOKE))
                .flatMap(caller -> {
                    UUID fenceId = fenceId(body);
                    return fences.take(AgentRules.known(slug), caller.organizationId(), fenceId);
                })
                .map(fence -> new Answer(fence.fenceId(), fence.expiresIn().toMillis(), fence.credentials()));
    }

    @DELETE
    @Path("/{fenceId}")
    @Operation(hidden = true)
    public Uni<Void> release(@PathParam("slug") String slug, @PathParam("fenceId") UUID fenceId) {
        return fences.release(slug, fenceId);
    }

    private UUID fenceId(byte[] body) {
        UUID fenceId = bodies.read(body, Order.class).fenceId();
        if (fenceId == null) {
            throw Problem.of(400, "VALIDATION", "fenceId is missing");
        }
        return fenceId;
    }
}
