package io.sealrail.issuance.notaryaccess;

import java.time.Clock;
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

/** The keys of a client of the Notary API, for operators. */
@Path("/admin/v1/notary/clients/{clientId}/keys")
@RolesAllowed("operator")
@CustomDeserialization(KnownMembersOnly.class)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Notary clients")
public class NotaryKeyResource {

    private final NotaryClients clients;
    private final NotaryKeys keys;
    private final CreateNotaryKey createKey;
    private final Transactions transactions;
    private final Clock clock;

    NotaryKeyResource(
            NotaryClients clients, NotaryKeys keys, CreateNotaryKey createKey, Transactions transactions, Clock clock) {
        this.clients = clients;
        this.keys = keys;
        this.createKey = createKey;
        this.transactions = transactions;
        this.clock = clock;
    }

    @POST
    @ResponseStatus(201)
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @Operation(
            summary = "Make a key of the Notary API",
            description =
                    "The only answer that ever shows it; it works from then on. Its scopes are those that claims ask "
                            + "for, and `registry_notary:credential_issue` to turn evaluations into credentials.")
    @APIResponseSchema(value = NewKey.class, responseCode = "201", responseDescription = "Made")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: there is no such client")
    public Uni<NewKey> create(@PathParam("clientId") String clientId, KeyRequest request) {
        Inputs.requireBody(request);
        return createKey
                .create(clientId, CreateNotaryKey.Wanted.of(request.name(), request.scopes()))
                .map(NewKey::of);
    }

    @GET
    @Operation(
            summary = "List a client's keys",
            description = "Revoked ones included, oldest first, without the keys themselves.")
    public Uni<Page<KeyView>> list(
            @PathParam("clientId") String clientId,
            @QueryParam("page") String page,
            @QueryParam("limit") String limit) {
        Paging paging = Paging.of(page, limit);
        return transactions
                .read(() -> clients.known(clientId).chain(client -> keys.page(client, paging)))
                .map(found -> found.map(KeyView::of));
    }

    @DELETE
    @Path("/{keyId}")
    @Operation(
            summary = "Revoke a key of the Notary API",
            description = "For good and at once: no call that begins after the answer is let in by it.")
    @APIResponseSchema(value = KeyView.class, responseCode = "200", responseDescription = "Revoked")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: there is no such client, or it has no such key")
    @APIResponse(responseCode = "409", description = "INVALID_STATE: the key is revoked already")
    public Uni<KeyView> revoke(@PathParam("clientId") String clientId, @PathParam("keyId") String keyId) {
        Instant now = Inputs.now(clock);
        return transactions
                .write(() -> clients.known(clientId)
                        .chain(client -> keys.locked(client, keyId))
                        .invoke(key -> key.revoke(now)))
                .map(KeyView::of);
    }

    /** A key to be. */
    @Schema(name = "NotaryKeyRequest")
    record KeyRequest(
            @Schema(examples = "first key", required = true) String name,

            @Schema(examples = "[\"farmer_registry:evidence\",\"registry_notary:credential_issue\"]", required = true)
            List<String> scopes) {}

    /** A key as operators see it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "NotaryKey")
    record KeyView(
            String keyId,
            String clientId,
            String name,
            String keyPrefix,
            List<String> scopes,
            Instant createdAt,
            Instant revokedAt) {

        static KeyView of(NotaryKey key) {
            return new KeyView(
                    key.keyId(),
                    key.clientId(),
                    key.name(),
                    key.keyPrefix(),
                    key.scopes(),
                    key.createdAt(),
                    key.revokedAt().orElse(null));
        }
    }

    /** A key, this once with the key itself. */
    @Schema(name = "NewNotaryKey")
    record NewKey(
            String keyId,
            String clientId,
            String name,

            @Schema(examples = "sealrail_notary_5X1Yc9NhYJkTBkVnQk4Cw2kQb8sUq1mZ4z7aR3dE6fG")
            String key,

            String keyPrefix,
            List<String> scopes,
            Instant createdAt) {

        static NewKey of(CreateNotaryKey.Created created) {
            NotaryKey key = created.key();
            return new NewKey(
                    key.keyId(),
                    key.clientId(),
                    key.name(),
                    created.text().reveal(),
                    key.keyPrefix(),
                    key.scopes(),
                    key.createdAt());
        }

        @Override
        public String toString() {
            return "NewKey[keyId=" + keyId + "]";
        }
    }
}
