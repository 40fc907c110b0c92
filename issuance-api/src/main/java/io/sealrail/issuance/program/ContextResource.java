package io.sealrail.issuance.program;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.sealrail.issuance.Transactions;
import io.sealrail.kit.http.Problem;

/** Serves the JSON-LD contexts of the programs; a version never changes, so that caches may keep it for ever. */
@Path("/contexts/programs")
@PermitAll
@Tag(name = "Contexts", description = "JSON-LD contexts of the programs' credentials")
public class ContextResource {

    private static final String JSON_LD = "application/ld+json";

    private final ProgramVersions versions;
    private final Transactions transactions;

    ContextResource(ProgramVersions versions, Transactions transactions) {
        this.versions = versions;
        this.transactions = transactions;
    }

    @GET
    @Path("/{programId}/{version: \\d{1,9}}")
    @Operation(summary = "Get the context of a program's version")
    @APIResponse(responseCode = "200", description = "The context", content = @Content(mediaType = JSON_LD))
    @APIResponse(responseCode = "404", description = "CONTEXT_UNKNOWN: no such version of a program was published")
    public Uni<Response> get(
            @PathParam("programId") String programId, @PathParam("version") int version, @Context Request request) {
        return transactions
                .read(() -> versions.version(programId, version))
                .map(found -> found.orElseThrow(
                        () -> Problem.of(404, "CONTEXT_UNKNOWN", "no such version of a program was published")))
                .map(published -> answer(published, request));
    }

    private static Response answer(ProgramVersion published, Request request) {
        EntityTag tag = new EntityTag(published.digest());
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        Response.ResponseBuilder response = unchanged != null ? unchanged : Response.ok(published.context(), JSON_LD);
        return response.tag(tag)
                .header("Cache-Control", "public, max-age=31536000, immutable")
                .build();
    }
}
