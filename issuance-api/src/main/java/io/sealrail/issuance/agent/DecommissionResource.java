package io.sealrail.issuance.agent;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.sealrail.issuance.agentcredential.DecommissionAgent;
import io.sealrail.issuance.agentkey.AgentKeys;
import io.sealrail.issuance.organization.ApiKeyAuth;
import io.sealrail.issuance.organization.OrganizationCaller;
import io.sealrail.issuance.organization.Scope;
import io.sealrail.kit.http.RequestIds;

/** Ends an agent, for admins of its organisation. */
@Path("/api/v1/agents/{slug}/decommission")
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "apiKey")
@Tag(name = "Agents")
public class DecommissionResource {

    private final ApiKeyAuth auth;
    private final DecommissionAgent decommissionAgent;
    private final Agents agents;
    private final AgentKeys agentKeys;
    private final CurrentVertxRequest current;

    DecommissionResource(
            ApiKeyAuth auth,
            DecommissionAgent decommissionAgent,
            Agents agents,
            AgentKeys agentKeys,
            CurrentVertxRequest current) {
        this.auth = auth;
        this.decommissionAgent = decommissionAgent;
        this.agents = agents;
        this.agentKeys = agentKeys;
        this.current = current;
    }

    @POST
    @Operation(
            operationId = "decommissionAgent",
            summary = "Decommission an agent",
            description = "For ever: its credential is revoked, its key ends, and nothing is issued to it any more.")
    @APIResponseSchema(value = AgentView.class, responseCode = "200", responseDescription = "Decommissioned")
    @APIResponse(responseCode = "401", description = "UNAUTHORIZED: a valid API key is required")
    @APIResponse(
            responseCode = "403",
            description = "FORBIDDEN: only an admin or owner of the organisation may do this")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: no agent of this name is known")
    @APIResponse(responseCode = "409", description = "INVALID_STATE: the agent is decommissioned")
    @APIResponse(responseCode = "429", description = "RATE_LIMIT_EXCEEDED: too many requests")
    public Uni<AgentView> decommission(
            @PathParam("slug") String slug,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization) {
        String requestId = RequestIds.of(current.getCurrent());
        return auth.authenticate(authorization)
                .invoke(OrganizationCaller::requireAdmin)
                .invoke(caller -> caller.require(Scope.AGENTS_WRITE))
                .call(caller -> decommissionAgent.decommission(AgentRules.known(slug), caller, agentKeys::end))
                .invoke(() -> agentKeys.changed(slug))
                .flatMap(caller -> agents.bySlug(slug, caller.organizationId()))
                .map(view -> view.answering(requestId));
    }
}
