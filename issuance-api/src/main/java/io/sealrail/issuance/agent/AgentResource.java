package io.sealrail.issuance.agent;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

import io.sealrail.issuance.Paging;
import io.sealrail.issuance.organization.ApiKeyAuth;
import io.sealrail.issuance.organization.OrganizationCaller;
import io.sealrail.issuance.organization.Scope;
import io.sealrail.kit.http.Bodies;
import io.sealrail.kit.http.RequestIds;

/** The agents of the caller's organisation. */
@Path("/api/v1/agents")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "apiKey")
@Tag(name = "Agents", description = "Agents of an organisation, and their credentials")
@APIResponse(responseCode = "401", description = "UNAUTHORIZED: a valid API key is required")
@APIResponse(responseCode = "403", description = "FORBIDDEN: the API key lacks the scope agents:read or agents:write")
@APIResponse(responseCode = "429", description = "RATE_LIMIT_EXCEEDED: too many requests")
public class AgentResource {

    private final ApiKeyAuth auth;
    private final Bodies bodies;
    private final Agents agents;
    private final RegisterAgent registerAgent;
    private final PublishVersion publishVersion;
    private final CurrentVertxRequest current;

    AgentResource(
            ApiKeyAuth auth,
            Bodies bodies,
            Agents agents,
            RegisterAgent registerAgent,
            PublishVersion publishVersion,
            CurrentVertxRequest current) {
        this.auth = auth;
        this.bodies = bodies;
        this.agents = agents;
        this.registerAgent = registerAgent;
        this.publishVersion = publishVersion;
        this.current = current;
    }

    @POST
    @ResponseStatus(201)
    @Operation(
            operationId = "registerAgent",
            summary = "Register an agent",
            description =
                    "Makes the agent, its did:web, and its first credential. The slug can never be changed nor used again.")
    @RequestBody(content = @Content(schema = @Schema(implementation = AgentRequest.class)))
    @APIResponseSchema(value = AgentView.class, responseCode = "201", responseDescription = "Registered")
    @APIResponse(responseCode = "400", description = "VALIDATION: what is wrong with the request, or INVALID_SLUG")
    @APIResponse(responseCode = "409", description = "SLUG_TAKEN: the slug is taken, be it by a decommissioned agent")
    @APIResponse(
            responseCode = "503",
            description = "NOT_READY, STATUS_LISTS_NOT_READY or BACKLOG_FULL: try again after `Retry-After`")
    public Uni<AgentView> register(
            byte[] body, @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization) {
        return answer(authorize(authorization, Scope.AGENTS_WRITE)
                .flatMap(caller -> registerAgent.register(caller, bodies.read(body, AgentRequest.class))));
    }

    @GET
    @Operation(operationId = "listAgents", summary = "List the organisation's agents", description = "Oldest first.")
    @APIResponseSchema(value = AgentList.class, responseCode = "200", responseDescription = "A page of agents")
    @APIResponse(responseCode = "400", description = "VALIDATION: page counts from 1, per_page is 1 to 100")
    public Uni<AgentList> list(
            @QueryParam("page") String page,
            @QueryParam("per_page") String perPage,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization) {
        String requestId = RequestIds.of(current.getCurrent());
        return authorize(authorization, Scope.AGENTS_READ)
                .flatMap(caller -> agents.page(caller.organizationId(), Paging.perPage(page, perPage)))
                .map(found -> AgentList.of(found, requestId));
    }

    @GET
    @Path("/{slug}")
    @Operation(operationId = "agent", summary = "Show an agent")
    @APIResponseSchema(value = AgentView.class, responseCode = "200", responseDescription = "The agent")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: no agent of this name is known")
    public Uni<AgentView> show(
            @PathParam("slug") String slug,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization) {
        return answer(authorize(authorization, Scope.AGENTS_READ)
                .flatMap(caller -> agents.bySlug(AgentRules.known(slug), caller.organizationId())));
    }

    @POST
    @Path("/{slug}/versions")
    @ResponseStatus(201)
    @Operation(
            operationId = "publishAgentVersion",
            summary = "Publish a version",
            description =
                    "Describes the agent anew; what is absent stays. A new credential takes the place of the one before,"
                            + " which is revoked. Waits while the agent's credentials are being revoked.")
    @RequestBody(content = @Content(schema = @Schema(implementation = VersionRequest.class)))
    @APIResponseSchema(value = AgentView.class, responseCode = "201", responseDescription = "Published")
    @APIResponse(responseCode = "400", description = "VALIDATION: what is wrong with the request")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: no agent of this name is known")
    @APIResponse(responseCode = "409", description = "INVALID_STATE: the agent is decommissioned")
    @APIResponse(
            responseCode = "503",
            description =
                    "NOT_READY, STATUS_LISTS_NOT_READY, BACKLOG_FULL or REVOCATION_UNDER_WAY: try again after `Retry-After`")
    public Uni<AgentView> publish(
            @PathParam("slug") String slug,
            byte[] body,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization) {
        return answer(authorize(authorization, Scope.AGENTS_WRITE)
                .flatMap(caller -> publishVersion.publish(slug, caller, bodies.read(body, VersionRequest.class))));
    }

    private Uni<OrganizationCaller> authorize(String authorization, Scope scope) {
        return auth.authenticate(authorization).invoke(caller -> caller.require(scope));
    }

    private Uni<AgentView> answer(Uni<AgentView> agent) {
        String requestId = RequestIds.of(current.getCurrent());
        return agent.map(view -> view.answering(requestId));
    }
}
