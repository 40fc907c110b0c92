package io.sealrail.issuance.claim;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.sealrail.kit.http.Problem;
import io.sealrail.kit.work.Workers;

/** The file of claims, for operators. */
@Path("/admin/v1/notary/reload")
@RolesAllowed("operator")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Notary rules", description = "The file of claims, sources and credential profiles")
public class NotaryReloadResource {

    private final NotaryRules rules;
    private final Workers workers;

    NotaryReloadResource(NotaryRules rules, Workers workers) {
        this.rules = rules;
        this.workers = workers;
    }

    @POST
    @Operation(
            summary = "Read the file of claims again",
            description = "On the replica that answers; every replica does so itself within 2 s of a change.")
    @APIResponseSchema(value = NotaryRules.State.class, responseCode = "200", responseDescription = "What is in force")
    @APIResponse(
            responseCode = "409",
            description = "NOTARY_CONFIG_INVALID: every fault of the file, the rules in force stay;"
                    + " INVALID_STATE: no file is configured")
    public Uni<NotaryRules.State> reload() {
        return workers.onWorker(this::read);
    }

    private NotaryRules.State read() {
        try {
            return rules.read()
                    .orElseThrow(() -> Problem.of(
                            409, "INVALID_STATE", "no file of claims is configured (sealrail.notary.config)"));
        } catch (InvalidRulesException e) {
            throw Problem.of(409, "NOTARY_CONFIG_INVALID", "the rules in force stay. " + e.getMessage());
        }
    }
}
