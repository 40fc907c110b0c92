package io.sealrail.issuance.notaryaccess;

import java.time.Clock;
import java.time.Instant;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.resteasy.reactive.jackson.CustomDeserialization;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

import io.sealrail.issuance.Inputs;
import io.sealrail.issuance.KnownMembersOnly;
import io.sealrail.issuance.Page;
import io.sealrail.issuance.Paging;
import io.sealrail.issuance.Transactions;

/** The clients of the Notary API, for operators. */
@Path("/admin/v1/notary/clients")
@RolesAllowed("operator")
@CustomDeserialization(KnownMembersOnly.class)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Notary clients", description = "Who may call the Notary API, and with which keys")
public class NotaryClientResource {

    private final NotaryClients clients;
    private final Transactions transactions;
    private final Clock clock;

    NotaryClientResource(NotaryClients clients, Transactions transactions, Clock clock) {
        this.clients = clients;
        this.transactions = transactions;
        this.clock = clock;
    }

    @POST
    @ResponseStatus(201)
    @Operation(summary = "Register a client of the Notary API", description = "Without keys.")
    @APIResponseSchema(value = ClientView.class, responseCode = "201", responseDescription = "Registered")
    public Uni<ClientView> create(ClientRequest request) {
        Inputs.requireBody(request);
        String name = Inputs.text("name", request.name());
        return transactions
                .write(() -> clients.persist(new NotaryClient(name, Inputs.now(clock))))
                .map(ClientView::of);
    }

    @GET
    @Operation(summary = "List clients of the Notary API", description = "Oldest first.")
    public Uni<Page<ClientView>> list(@QueryParam("page") String page, @QueryParam("limit") String limit) {
        Paging paging = Paging.of(page, limit);
        return transactions.read(() -> clients.page(paging)).map(found -> found.map(ClientView::of));
    }

    /** A client to be. */
    @Schema(name = "NotaryClientRequest")
    record ClientRequest(
            @Schema(examples = "Ministry of Agriculture", required = true)
            String name) {}

    /** A client as operators see it. */
    @Schema(name = "NotaryClient")
    record ClientView(String clientId, String name, Instant createdAt) {

        static ClientView of(NotaryClient client) {
            return new ClientView(client.clientId(), client.name(), client.createdAt());
        }
    }
}
