package io.sealrail.revocation;

import java.util.List;
import java.util.Optional;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** What could not be had again after a restore of the database: who changed a status since the backup, and why. */
@Path("/admin/v1/restored-status-changes")
@RolesAllowed("operator")
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "operator", scopes = "operator")
@Tag(name = "Operator: status of credentials")
@APIResponse(responseCode = "401", description = "No valid operator's token")
@APIResponse(responseCode = "403", description = "Not an operator's token")
class RestoredChangesResource {

    private static final int PAGE = 1_000;

    private final RestoredChanges changes;

    RestoredChangesResource(RestoredChanges changes) {
        this.changes = changes;
    }

    @GET
    @Operation(
            summary =
                    "The credentials whose changes of status were rebuilt from events after a restore of the database",
            description =
                    "States and times are known, reasons and actors are lost. The history of each has the changes.")
    @APIResponse(responseCode = "200", description = "Up to 1000 credentials, in the order of their ids")
    @APIResponse(responseCode = "404", description = "`after` is no credential id")
    public Uni<Restored> list(@Parameter(description = "`next` of the page before") @RestQuery Optional<String> after) {
        return changes.list(after.map(CredentialIds::possible).orElse(""), PAGE).map(Restored::of);
    }

    /** @param next what to ask for next, {@code null} if that was all */
    record Restored(
            List<RestoredChanges.RestoredCredential> credentials,
            @Schema(nullable = true) String next) {

        static Restored of(List<RestoredChanges.RestoredCredential> credentials) {
            return new Restored(
                    credentials,
                    credentials.size() < PAGE ? null : credentials.get(PAGE - 1).credentialId());
        }
    }
}
