package io.sealrail.issuance.organization;

import java.time.Clock;
import java.time.Instant;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.resteasy.reactive.jackson.CustomDeserialization;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

import io.sealrail.issuance.Inputs;
import io.sealrail.issuance.KnownMembersOnly;
import io.sealrail.issuance.Page;
import io.sealrail.issuance.Paging;
import io.sealrail.issuance.Transactions;

/** Organisations that own agents, for operators. */
@Path("/admin/v1/organizations")
@RolesAllowed("operator")
@CustomDeserialization(KnownMembersOnly.class)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Organisations", description = "Owners of agents: their first members and keys")
public class OrganizationResource {

    private final Organizations organizations;
    private final Transactions transactions;
    private final Clock clock;

    OrganizationResource(Organizations organizations, Transactions transactions, Clock clock) {
        this.organizations = organizations;
        this.transactions = transactions;
        this.clock = clock;
    }

    @POST
    @ResponseStatus(201)
    @Operation(
            summary = "Register an organisation",
            description = "Without members: the first one, and its key, are an operator's to make.")
    @APIResponseSchema(value = OrganizationView.class, responseCode = "201", responseDescription = "Registered")
    public Uni<OrganizationView> create(OrganizationRequest request) {
        Inputs.requireBody(request);
        String name = Inputs.text("name", request.name());
        return transactions
                .write(() -> organizations.persist(new Organization(name, Inputs.now(clock))))
                .map(OrganizationView::of);
    }

    @GET
    @Operation(summary = "List organisations", description = "Oldest first.")
    public Uni<Page<OrganizationView>> list(@QueryParam("page") String page, @QueryParam("limit") String limit) {
        Paging paging = Paging.of(page, limit);
        return transactions.read(() -> organizations.page(paging)).map(found -> found.map(OrganizationView::of));
    }

    @GET
    @Path("/{organizationId}")
    @Operation(summary = "Show an organisation")
    @APIResponseSchema(value = OrganizationView.class, responseCode = "200", responseDescription = "The organisation")
    @APIResponse(responseCode = "404", description = "ORGANIZATION_UNKNOWN: no such organization")
    public Uni<OrganizationView> show(@PathParam("organizationId") String organizationId) {
        return transactions.read(() -> organizations.known(organizationId)).map(OrganizationView::of);
    }

    /** An organisation to be. */
    record OrganizationRequest(
            @Schema(examples = "Example Ltd", required = true)
            String name) {}

    /** An organisation as operators see it. */
    @Schema(name = "Organization")
    record OrganizationView(String organizationId, String name, Instant createdAt) {

        static OrganizationView of(Organization organization) {
            return new OrganizationView(organization.organizationId(), organization.name(), organization.createdAt());
        }
    }
}
