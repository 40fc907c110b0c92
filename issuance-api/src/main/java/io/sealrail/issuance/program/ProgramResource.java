package io.sealrail.issuance.program;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.resteasy.reactive.jackson.CustomDeserialization;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

import io.sealrail.issuance.Inputs;
import io.sealrail.issuance.KnownMembersOnly;
import io.sealrail.issuance.Page;
import io.sealrail.issuance.Paging;
import io.sealrail.issuance.Transactions;

/** Issuance programs, for operators. */
@Path("/admin/v1/programs")
@RolesAllowed("operator")
@CustomDeserialization(KnownMembersOnly.class)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Programs", description = "The rules of issuance: schema, format, validity, cap, window")
public class ProgramResource {

    private final Programs programs;
    private final ProgramContexts contexts;
    private final DraftProgram draftProgram;
    private final PublishProgram publishProgram;
    private final Transactions transactions;

    ProgramResource(
            Programs programs,
            ProgramContexts contexts,
            DraftProgram draftProgram,
            PublishProgram publishProgram,
            Transactions transactions) {
        this.programs = programs;
        this.contexts = contexts;
        this.draftProgram = draftProgram;
        this.publishProgram = publishProgram;
        this.transactions = transactions;
    }

    @POST
    @ResponseStatus(201)
    @Operation(summary = "Draft a program", description = "It issues nothing until it is published.")
    @APIResponseSchema(value = ProgramView.class, responseCode = "201", responseDescription = "Drafted")
    @APIResponse(responseCode = "404", description = "ISSUER_UNKNOWN: no such issuer")
    @APIResponse(responseCode = "409", description = "PROGRAM_EXISTS: the chosen programId is taken")
    public Uni<ProgramView> create(ProgramRequest request) {
        Inputs.requireBody(request);
        return draftProgram.create(request).map(this::view);
    }

    @GET
    @Operation(summary = "List programs", description = "Oldest first; of one partner or issuer, or of all.")
    public Uni<Page<ProgramView>> list(
            @QueryParam("partnerId") UUID partnerId,
            @QueryParam("issuerDid") String issuerDid,
            @QueryParam("page") String page,
            @QueryParam("limit") String limit) {
        Paging paging = Paging.of(page, limit);
        return transactions
                .read(() -> programs.page(partnerId, issuerDid, paging))
                .map(found -> found.map(this::view));
    }

    @GET
    @Path("/{programId}")
    @Operation(summary = "Show a program")
    public Uni<ProgramView> show(@PathParam("programId") String programId) {
        return transactions
                .read(() -> programs.findById(programId))
                .map(Programs::known)
                .map(this::view);
    }

    @PUT
    @Path("/{programId}")
    @Operation(
            summary = "Change a program",
            description = "What is published stays in force; the new rules are a draft until they are published.")
    public Uni<ProgramView> change(@PathParam("programId") String programId, ProgramRequest request) {
        Inputs.requireBody(request);
        return draftProgram.change(programId, request).map(this::view);
    }

    @POST
    @Path("/{programId}/publish")
    @Operation(
            summary = "Publish a program",
            description =
                    "The draft becomes the next version, with a JSON-LD context of its own, and is in force within a second.")
    @APIResponseSchema(value = ProgramView.class, responseCode = "200", responseDescription = "Published")
    @APIResponse(responseCode = "409", description = "NOTHING_TO_PUBLISH: unchanged since the last publication")
    public Uni<ProgramView> publish(@PathParam("programId") String programId) {
        return publishProgram.publish(programId).map(this::view);
    }

    private ProgramView view(IssuanceProgram program) {
        return ProgramView.of(program, contexts);
    }
}
