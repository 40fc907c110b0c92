package io.sealrail.issuance.claim;

import java.util.List;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.sealrail.issuance.notary.NotaryProblem;
import io.sealrail.issuance.notaryaccess.NotaryApi;

/** The claims that can be evaluated, those included for which the caller's key lacks the scope. */
@NotaryApi
@Path("/v1/claims")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Notary claims", description = "What can be asked of registries")
@APIResponse(responseCode = "401", description = "auth.missing_credential: a key of the Notary API is required")
@APIResponse(responseCode = "501", description = "evidence.server_disabled: no claims are configured")
public class ClaimResource {

    private final NotaryRules rules;

    ClaimResource(NotaryRules rules) {
        this.rules = rules;
    }

    @GET
    @Operation(operationId = "claims", summary = "List the claims", description = "Every version of each of them.")
    @APIResponseSchema(value = Claims.class, responseCode = "200", responseDescription = "The claims")
    public Uni<Claims> list() {
        return Uni.createFrom()
                .item(() -> new Claims(
                        rules.enabled().claims().stream().map(ClaimView::of).toList()));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "claim", summary = "Show a claim", description = "The newest version if none is asked.")
    @APIResponseSchema(value = ClaimView.class, responseCode = "200", responseDescription = "The claim")
    @APIResponse(responseCode = "404", description = "claim.not_found or claim.version_not_found")
    public Uni<ClaimView> show(
            @PathParam("id") String id,
            @Parameter(description = "One of its versions", example = "1.0") @QueryParam("version") String version) {
        return Uni.createFrom().item(() -> ClaimView.of(find(id, version)));
    }

    private ClaimDefinition find(String id, String version) {
        NotaryRules.Rules current = rules.enabled();
        ClaimDefinition newest = current.claim(id).orElseThrow(NotaryProblem.CLAIM_NOT_FOUND::problem);
        return version == null
                ? newest
                : current.claim(new ClaimRef(id, version)).orElseThrow(NotaryProblem.CLAIM_VERSION_NOT_FOUND::problem);
    }

    /** All of them. */
    @Schema(name = "Claims")
    record Claims(List<ClaimView> claims) {}
}
