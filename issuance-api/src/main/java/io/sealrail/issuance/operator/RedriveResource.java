package io.sealrail.issuance.operator;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.sealrail.kit.work.Detached;

/** One call that drives a stuck credential on. */
@Path("/admin/v1/credentials/{vcId}/redrive")
@RolesAllowed("operator")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Credentials")
public class RedriveResource {

    private final CredentialRecords records;
    private final RedriveCredentials redrive;

    RedriveResource(CredentialRecords records, RedriveCredentials redrive) {
        this.records = records;
        this.redrive = redrive;
    }

    @POST
    @Operation(
            summary = "Drive a credential on",
            description =
                    "What onchain-worker never heard of is requested again, what it has confirmed it says again, a"
                            + " failed batch is tried at once. Asking twice does no harm.")
    @APIResponseSchema(value = Redriven.class, responseCode = "200", responseDescription = "What was done")
    @APIResponse(responseCode = "404", description = "CREDENTIAL_UNKNOWN: no such credential")
    @APIResponse(responseCode = "503", description = "ONCHAIN_WORKER_AWAY: onchain-worker does not answer, try again")
    public Uni<Redriven> redrive(@PathParam("vcId") String vcId) {
        return records.byId(vcId)
                .map(found -> found.orElseThrow(CredentialSearchResource::unknown))
                .flatMap(credential -> credential.onchainAt() != null
                        ? Uni.createFrom().item(new Redriven(vcId, "ONCHAIN", null, null))
                        : Detached.run(() -> redrive.redrive(List.of(vcId), true))
                                .map(told -> Redriven.of(told.get(0))));
    }

    /**
     * What was done.
     *
     * @param outcome {@code ONCHAIN}: nothing, it is on chain; {@code REQUESTED_AGAIN}; {@code SAID_AGAIN}; {@code FAILED}: its
     *     batch is tried again now; {@code UNDER_WAY}: nothing, it is moving; {@code UNKNOWN}: nothing, its event still waits
     *     for Kafka
     * @param state how far onchain-worker is with it
     * @param failureCode why it is not further
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "RedrivenCredential", examples = """
                {"vcId":"c28t30c048pe502a3713w0","outcome":"FAILED","state":"FAILED","failureCode":"INSUFFICIENT_FUNDS"}""")
    record Redriven(String vcId, String outcome, String state, String failureCode) {

        static Redriven of(LateLeaves.Leaf leaf) {
            return new Redriven(leaf.credentialId(), leaf.outcome(), leaf.state(), leaf.failureCode());
        }
    }
}
