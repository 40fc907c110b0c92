package io.sealrail.issuance.agent;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
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
import org.jboss.resteasy.reactive.ResponseHeader;

import io.sealrail.issuance.Paging;
import io.sealrail.issuance.organization.ApiKeyAuth;
import io.sealrail.issuance.organization.Scope;
import io.sealrail.kit.http.RequestIds;

/** The credentials of an agent: the current one for everybody, the history for its organisation. */
@Path("/api/v1/agents/{slug}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Agents")
@APIResponse(responseCode = "429", description = "RATE_LIMIT_EXCEEDED: too many requests")
public class AgentCredentialResource {

    private static final String USUAL_PAGE = "100";
    private static final Paging EVERYTHING = new Paging(1, 1000);

    private final AgentCredentials credentials;
    private final ApiKeyAuth auth;
    private final CurrentVertxRequest current;

    AgentCredentialResource(AgentCredentials credentials, ApiKeyAuth auth, CurrentVertxRequest current) {
        this.credentials = credentials;
        this.auth = auth;
        this.current = current;
    }

    @GET
    @Path("/credential")
    @PermitAll
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @Operation(
            operationId = "currentAgentCredential",
            summary = "The current credential of an agent",
            description = "For everybody. Where none is valid, `credential` is null and `message` says why.")
    @APIResponseSchema(value = CurrentCredential.class, responseCode = "200", responseDescription = "The credential")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: no agent of this name is known")
    public Uni<CurrentCredential> current(@PathParam("slug") String slug) {
        return credentials.current(slug);
    }

    @GET
    @Path("/credentials")
    @SecurityRequirement(name = "apiKey")
    @Operation(
            operationId = "agentCredentials",
            summary = "Every credential of an agent",
            description =
                    "Of the caller's organisation; newest first. A superseded credential counts as revoked. Without `page` and"
                            + " `per_page` the answer is the whole history, up to its 1000 newest; `has_more` tells whether there"
                            + " are more.")
    @APIResponseSchema(value = CredentialHistory.class, responseCode = "200", responseDescription = "The credentials")
    @APIResponse(responseCode = "400", description = "VALIDATION: page counts from 1, per_page is 1 to 100")
    @APIResponse(responseCode = "401", description = "UNAUTHORIZED: a valid API key is required")
    @APIResponse(responseCode = "403", description = "FORBIDDEN: the API key lacks the scope credentials:read")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: no agent of this name is known")
    public Uni<CredentialHistory> history(
            @PathParam("slug") String slug,
            @QueryParam("page") String page,
            @Parameter(description = "1 to 100, 100 when only `page` is given") @QueryParam("per_page") String perPage,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization) {
        String requestId = RequestIds.of(current.getCurrent());
        return auth.authenticate(authorization)
                .invoke(caller -> caller.require(Scope.CREDENTIALS_READ))
                .flatMap(caller -> credentials.page(slug, caller.organizationId(), paging(page, perPage)))
                .map(found -> CredentialHistory.of(found, requestId));
    }

    private static Paging paging(String page, String perPage) {
        return page == null && perPage == null
                ? EVERYTHING
                : Paging.perPage(page, perPage == null ? USUAL_PAGE : perPage);
    }
}
