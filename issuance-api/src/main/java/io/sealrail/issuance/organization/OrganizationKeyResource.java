package io.sealrail.issuance.organization;

import java.time.Instant;
import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.resteasy.reactive.jackson.CustomDeserialization;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.ResponseStatus;

import io.sealrail.issuance.Inputs;
import io.sealrail.issuance.KnownMembersOnly;
import io.sealrail.issuance.Page;
import io.sealrail.issuance.Paging;
import io.sealrail.issuance.Transactions;

/** The keys of a member, for operators: how an organisation gets its first key. */
@Path("/admin/v1/organizations/{organizationId}/members/{memberId}/api-keys")
@RolesAllowed("operator")
@CustomDeserialization(KnownMembersOnly.class)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Organisations")
public class OrganizationKeyResource {

    private final Organizations organizations;
    private final ApiKeys keys;
    private final CreateApiKey createApiKey;
    private final RevokeApiKey revokeApiKey;
    private final Transactions transactions;

    OrganizationKeyResource(
            Organizations organizations,
            ApiKeys keys,
            CreateApiKey createApiKey,
            RevokeApiKey revokeApiKey,
            Transactions transactions) {
        this.organizations = organizations;
        this.keys = keys;
        this.createApiKey = createApiKey;
        this.revokeApiKey = revokeApiKey;
        this.transactions = transactions;
    }

    @POST
    @ResponseStatus(201)
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @Operation(
            summary = "Make a member's API key",
            description = "The only answer that ever shows it. Without `scopes` it may do all that the role may.")
    @APIResponseSchema(value = NewKeyRecord.class, responseCode = "201", responseDescription = "Made")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the organization has no such member")
    @APIResponse(responseCode = "409", description = "INVALID_STATE: the member was removed")
    public Uni<NewKeyRecord> create(
            @PathParam("organizationId") String organizationId,
            @PathParam("memberId") String memberId,
            KeyRequest request) {
        Inputs.requireBody(request);
        CreateApiKey.Wanted wanted = CreateApiKey.Wanted.of(request.name(), request.scopes());
        return transactions
                .read(() -> organizations.known(organizationId))
                .chain(() -> createApiKey.create(Authority.operator(organizationId), memberId, wanted))
                .map(NewKeyRecord::of);
    }

    @GET
    @Operation(
            summary = "List a member's API keys",
            description = "Revoked ones included, oldest first, without the keys themselves.")
    public Uni<Page<KeyRecord>> list(
            @PathParam("organizationId") String organizationId,
            @PathParam("memberId") String memberId,
            @QueryParam("page") String page,
            @QueryParam("limit") String limit) {
        Paging paging = Paging.of(page, limit);
        return transactions
                .read(() ->
                        organizations.known(organizationId).chain(() -> keys.pageOf(organizationId, memberId, paging)))
                .map(found -> found.map(KeyRecord::of));
    }

    @DELETE
    @Path("/{keyId}")
    @Operation(
            summary = "Revoke a member's API key",
            description = "For good and at once: no call that begins after the answer is let in by it.")
    @APIResponseSchema(value = KeyRecord.class, responseCode = "200", responseDescription = "Revoked")
    @APIResponse(
            responseCode = "404",
            description = "ORGANIZATION_UNKNOWN: no such organization; NOT_FOUND: the member has no such API key")
    @APIResponse(responseCode = "409", description = "INVALID_STATE: the API key is revoked already")
    public Uni<KeyRecord> revoke(
            @PathParam("organizationId") String organizationId,
            @PathParam("memberId") String memberId,
            @PathParam("keyId") String keyId) {
        return transactions
                .read(() -> organizations
                        .known(organizationId)
                        .chain(() -> keys.requireOf(organizationId, memberId, keyId)))
                .chain(() -> revokeApiKey.revoke(Authority.operator(organizationId), keyId))
                .map(KeyRecord::of);
    }

    /**
     * A key to be.
     *
     * @param scopes what it may be used for, all that the member's role may if absent
     */
    record KeyRequest(
            @Schema(examples = "first key", required = true) String name,

            @Schema(examples = "[\"agents:read\",\"credentials:read\"]")
            List<Scope> scopes) {}

    /**
     * A key as operators see it.
     *
     * @param createdBy the id of the key that made it, or {@code operator}
     * @param revokedBy the id of the key that ended it, or {@code operator}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "KeyRecord")
    record KeyRecord(
            String keyId,
            String memberId,
            String name,
            String keyPrefix,
            List<String> scopes,
            Instant createdAt,
            String createdBy,
            Instant revokedAt,
            String revokedBy) {

        static KeyRecord of(ApiKey key) {
            return new KeyRecord(
                    key.keyId(),
                    key.memberId(),
                    key.name(),
                    key.keyPrefix(),
                    key.scopes(),
                    key.createdAt(),
                    key.createdBy(),
                    key.revokedAt().orElse(null),
                    key.revokedBy());
        }
    }

    /** A key, this once with the key itself. */
    @Schema(name = "NewKeyRecord")
    record NewKeyRecord(
            String keyId,
            String memberId,
            String name,
            String key,
            String keyPrefix,
            List<String> scopes,
            Instant createdAt) {

        static NewKeyRecord of(CreateApiKey.Created created) {
            ApiKey key = created.key();
            return new NewKeyRecord(
                    key.keyId(),
                    key.memberId(),
                    key.name(),
                    created.text().reveal(),
                    key.keyPrefix(),
                    key.scopes(),
                    key.createdAt());
        }

        @Override
        public String toString() {
            return "NewKeyRecord[keyId=" + keyId + "]";
        }
    }
}
