package io.sealrail.issuance.organization;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.ResponseStatus;

import io.sealrail.issuance.Page;
import io.sealrail.issuance.Paging;
import io.sealrail.issuance.Seconds;
import io.sealrail.issuance.Transactions;
import io.sealrail.kit.http.Bodies;
import io.sealrail.kit.http.RequestIds;

/** The keys of the caller's organisation, for its admins. */
@Path("/api/v1/api-keys")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@SecurityScheme(
        securitySchemeName = "apiKey",
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        description = "An organisation's API key: `sealrail_live_…`")
@SecurityRequirement(name = "apiKey")
@Tag(name = "API keys", description = "Keys with which an organisation calls the agents' API")
@APIResponse(responseCode = "401", description = "UNAUTHORIZED: a valid API key is required")
@APIResponse(responseCode = "403", description = "FORBIDDEN: only an admin or owner of the organisation may do this")
@APIResponse(responseCode = "429", description = "RATE_LIMIT_EXCEEDED: too many requests")
public class ApiKeyResource {

    private final ApiKeyAuth auth;
    private final Bodies bodies;
    private final ApiKeys keys;
    private final CreateApiKey createApiKey;
    private final RevokeApiKey revokeApiKey;
    private final Transactions transactions;

    ApiKeyResource(
            ApiKeyAuth auth,
            Bodies bodies,
            ApiKeys keys,
            CreateApiKey createApiKey,
            RevokeApiKey revokeApiKey,
            Transactions transactions) {
        this.auth = auth;
        this.bodies = bodies;
        this.keys = keys;
        this.createApiKey = createApiKey;
        this.revokeApiKey = revokeApiKey;
        this.transactions = transactions;
    }

    @POST
    @ResponseStatus(201)
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @Operation(
            operationId = "createApiKey",
            summary = "Make an API key",
            description = "The only answer that ever shows it; it works from then on. Without `member_id` it is the "
                    + "caller's own, without `scopes` it may do all that can be given: what the member's role and the "
                    + "calling key may do.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ApiKeyRequest.class)))
    @APIResponseSchema(value = NewApiKey.class, responseCode = "201", responseDescription = "Made")
    @APIResponse(responseCode = "400", description = "VALIDATION: name must be text of 1 to 200 characters")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the organization has no such member")
    @APIResponse(responseCode = "409", description = "INVALID_STATE: the member was removed")
    public Uni<NewApiKey> create(
            @Context RoutingContext request,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            byte[] body) {
        return auth.authenticateManager(authorization)
                .flatMap(caller -> {
                    ApiKeyRequest wanted = bodies.read(body, ApiKeyRequest.class);
                    return createApiKey.create(
                            Authority.of(caller),
                            Optional.ofNullable(wanted.memberId()).orElse(caller.memberId()),
                            CreateApiKey.Wanted.of(wanted.name(), wanted.scopes()));
                })
                .map(created -> NewApiKey.of(created, RequestIds.of(request)));
    }

    @GET
    @Operation(
            operationId = "listApiKeys",
            summary = "List the organisation's API keys",
            description = "Revoked ones included, oldest first, without the keys themselves.")
    @APIResponseSchema(value = ApiKeyPage.class, responseCode = "200", responseDescription = "One page")
    @APIResponse(responseCode = "400", description = "VALIDATION: page counts from 1, per_page is 1 to 100")
    public Uni<ApiKeyPage> list(
            @Context RoutingContext request,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @QueryParam("page") String page,
            @QueryParam("per_page") String perPage) {
        return auth.authenticateManager(authorization)
                .flatMap(caller -> {
                    Paging paging = Paging.perPage(page, perPage);
                    return transactions.read(() -> keys.page(caller.organizationId(), paging));
                })
                .map(found -> ApiKeyPage.of(found.map(ApiKeyView::of), RequestIds.of(request)));
    }

    @DELETE
    @Path("/{id}")
    @Operation(
            operationId = "revokeApiKey",
            summary = "Revoke an API key",
            description = "For good and at once: no call that begins after the answer is let in by it.")
    @APIResponseSchema(value = RevokedApiKey.class, responseCode = "200", responseDescription = "Revoked")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the organization has no such API key")
    @APIResponse(responseCode = "409", description = "INVALID_STATE: the API key is revoked already")
    public Uni<RevokedApiKey> revoke(
            @Context RoutingContext request,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @PathParam("id") String id) {
        return auth.authenticateManager(authorization)
                .flatMap(caller -> revokeApiKey.revoke(Authority.of(caller), id))
                .map(key -> new RevokedApiKey(
                        key.keyId(), Seconds.of(key.revokedAt().orElseThrow()), RequestIds.of(request)));
    }

    /**
     * A key to be.
     *
     * @param memberId whose key, the caller's own if absent
     * @param scopes what it may be used for, all that can be given if absent
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record ApiKeyRequest(
            @Schema(examples = "deploy pipeline", required = true)
            String name,

            @Schema(examples = "mem_8Kx1nYtq3vRz5sBc7dEf9g") String memberId,

            @Schema(examples = "[\"agents:read\",\"credentials:read\"]")
            List<Scope> scopes) {}

    /** A key, this once with the key itself. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    @Schema(name = "NewApiKey")
    record NewApiKey(
            String id,
            String name,

            @Schema(examples = "sealrail_live_5X1Yc9NhYJkTBkVnQk4Cw2kQb8sUq1mZ4z7aR3dE6fG")
            String key,

            String keyPrefix,
            List<String> scopes,
            String memberId,
            Instant createdAt,
            String requestId) {

        static NewApiKey of(CreateApiKey.Created created, String requestId) {
            ApiKey key = created.key();
            return new NewApiKey(
                    key.keyId(),
                    key.name(),
                    created.text().reveal(),
                    key.keyPrefix(),
                    key.scopes(),
                    key.memberId(),
                    Seconds.of(key.createdAt()),
                    requestId);
        }

        @Override
        public String toString() {
            return "NewApiKey[id=" + id + "]";
        }
    }

    /** A key's record. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    @Schema(name = "ApiKey")
    record ApiKeyView(
            String id,
            String name,
            String keyPrefix,
            List<String> scopes,
            String memberId,
            Instant createdAt,
            @Schema(nullable = true) Instant revokedAt) {

        static ApiKeyView of(ApiKey key) {
            return new ApiKeyView(
                    key.keyId(),
                    key.name(),
                    key.keyPrefix(),
                    key.scopes(),
                    key.memberId(),
                    Seconds.of(key.createdAt()),
                    key.revokedAt().map(Seconds::of).orElse(null));
        }
    }

    /** One page of keys. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    @Schema(name = "ApiKeyPage")
    record ApiKeyPage(List<ApiKeyView> apiKeys, long total, int page, int perPage, boolean hasMore, String requestId) {

        static ApiKeyPage of(Page<ApiKeyView> found, String requestId) {
            return new ApiKeyPage(
                    found.items(), found.total(), found.page(), found.limit(), found.hasMore(), requestId);
        }
    }

    /** The end of a key. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    @Schema(name = "RevokedApiKey")
    record RevokedApiKey(String id, Instant revokedAt, String requestId) {}
}
