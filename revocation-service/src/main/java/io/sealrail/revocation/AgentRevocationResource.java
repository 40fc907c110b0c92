package io.sealrail.revocation;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.sealrail.kit.http.RequestIds;
import io.sealrail.kit.work.Detached;

/** An admin's revocation of an agent's current credential. */
@Path("/api/v1/agents/{slug}/credentials/revoke")
@Produces(MediaType.APPLICATION_JSON)
@SecurityScheme(
        securitySchemeName = "apiKey",
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        description = "An organisation's API key: `sealrail_live_…`")
@SecurityRequirement(name = "apiKey")
@Tag(name = "Agents: revocation")
class AgentRevocationResource {

    private final AgentRegistry registry;
    private final RevokeAgent revokeAgent;
    private final PushChanges pushChanges;
    private final ObjectMapper json;

    AgentRevocationResource(
            AgentRegistry registry, RevokeAgent revokeAgent, PushChanges pushChanges, ObjectMapper json) {
        this.registry = registry;
        this.revokeAgent = revokeAgent;
        this.pushChanges = pushChanges;
        this.json = json;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "revokeAgentCredential",
            summary = "Revoke an agent's current credential for good",
            description =
                    "Ends every credential of the agent that was accepted before the answer. Takes the API key of an"
                            + " admin as bearer token.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = RevokeRequest.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Revoked.class)))
    @APIResponse(responseCode = "400", description = "The reason is missing, blank or longer than 1000 characters")
    @APIResponse(responseCode = "401", description = "No valid API key")
    @APIResponse(responseCode = "403", description = "Not an admin's key, or one without the scope credentials:revoke")
    @APIResponse(responseCode = "404", description = "The caller's organization has no such agent")
    @APIResponse(responseCode = "409", description = "The agent has no active credential, or another call was faster")
    @APIResponse(responseCode = "429", description = "Too many calls; see Retry-After")
    @APIResponse(responseCode = "503", description = "The agents' registry does not answer; see Retry-After")
    public Uni<Revoked> revoke(
            @PathParam("slug") String slug,
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @Context RoutingContext request,
            byte[] body) {
        Consumer<Runnable> afterAnswer = afterAnswer(request);
        return Detached.run(() -> registry.caller(bearer(authorization))
                .map(ApiCaller::requireRevoker)
                .map(caller -> new RevokeAgent.Order(
                        slug, RevokeRequest.reasonIn(body, json), caller, authorization, afterAnswer))
                .invoke(order -> AgentSlugs.requirePossible(order.slug()))
                .chain(order -> revokeAgent.revoke(order).chain(ended -> pushChanges
                        .listVersion(ended.changes(), ended.current())
                        .map(version -> Revoked.of(ended, order.reason(), request, version)))));
    }

    private static String bearer(String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
            throw Refusals.unknownKey();
        }
        return authorization;
    }

    private static Consumer<Runnable> afterAnswer(RoutingContext request) {
        return work -> {
            HttpServerResponse response = request.response();
            if (response.ended() || response.closed()) {
                work.run();
            } else {
                request.addEndHandler(left -> work.run());
            }
        };
    }

    /**
     * The answer to a revocation.
     *
     * @param revokedAt ISO 8601 UTC in whole seconds
     * @param listVersion the version of the credential's status list that shows it, {@code null} if none was known in time
     */
    @Schema(name = "RevokedAgentCredential")
    record Revoked(
            @JsonProperty("vc_id") String vcId,
            @JsonProperty("revoked_at") Instant revokedAt,
            String reason,
            @JsonProperty("request_id") String requestId,

            @JsonProperty("list_version") @Schema(nullable = true)
            Long listVersion) {

        static Revoked of(RevokeAgent.Ended ended, String reason, RoutingContext request, Long listVersion) {
            Instant revokedAt = ended.revokedAt().truncatedTo(ChronoUnit.SECONDS);
            return new Revoked(ended.credentialId(), revokedAt, reason, RequestIds.of(request), listVersion);
        }
    }
}
