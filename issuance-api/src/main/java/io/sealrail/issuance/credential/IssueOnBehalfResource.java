package io.sealrail.issuance.credential;

import java.util.Optional;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.sealrail.issuance.partner.PartnerAuth;
import io.sealrail.issuance.partner.PartnerCall;
import io.sealrail.issuance.partner.PartnerLimits;
import io.sealrail.kit.work.Detached;

/** Issuing a credential to a partner's user, who is named by the partner's token only. */
@Path("/v1/credentials/issue-on-behalf")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Partner API")
public class IssueOnBehalfResource {

    private static final String PATH = "/v1/credentials/issue-on-behalf";

    private final PartnerAuth auth;
    private final PartnerLimits limits;
    private final IssueOnBehalf issueOnBehalf;
    private final IssueMetrics metrics;

    IssueOnBehalfResource(PartnerAuth auth, PartnerLimits limits, IssueOnBehalf issueOnBehalf, IssueMetrics metrics) {
        this.auth = auth;
        this.limits = limits;
        this.issueOnBehalf = issueOnBehalf;
        this.metrics = metrics;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "issueOnBehalf",
            summary = "Issue a credential for the user of the partner token",
            description =
                    "Accepted and signed when answered; anchored afterwards: poll the status with the coreClaimHash.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = IssueRequest.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = IssueAnswer.class)))
    @APIResponse(responseCode = "400", description = "Missing, unknown or invalid members")
    @APIResponse(responseCode = "401", description = "The partner token fails a rule, which the message names")
    @APIResponse(responseCode = "403", description = "Feature off, or issuer or program not allowed")
    @APIResponse(responseCode = "404", description = "Unknown issuer, unknown or unpublished program")
    @APIResponse(responseCode = "409", description = "The user declined, the program is closed or full, or a conflict")
    @APIResponse(responseCode = "413", description = "The body is larger than 1 MiB")
    @APIResponse(responseCode = "422", description = "The Idempotency-Key was used for another request")
    @APIResponse(responseCode = "429", description = "Too many calls; see Retry-After")
    @APIResponse(responseCode = "503", description = "Too much is waiting; see Retry-After")
    public Uni<IssueAnswer> issue(
            @Parameter(description = "JWT signed by the partner", required = true) @HeaderParam("x-partner-auth")
                    String token,
            @Parameter(description = "Names the call: the same key and body give the same answer")
                    @HeaderParam("Idempotency-Key")
                    String idempotencyKey,
            byte[] body) {
        return Detached.run(() -> auth.authenticate(token)
                .invoke(caller -> limits.countIssuing(caller.partner()))
                .map(caller -> wanted(caller, idempotencyKey, body))
                .flatMap(issueOnBehalf::issue)
                .onFailure()
                .invoke(metrics::refused));
    }

    private static IssueOnBehalf.Wanted wanted(PartnerCall caller, String idempotencyKey, byte[] body) {
        ObjectNode json = StrictJson.object(body);
        IssueRequest request = IssueRequest.of(json);
        Optional<IdempotencyKey> key = IdempotencyKey.ofHeader(idempotencyKey, PATH, caller.email(), json);
        return new IssueOnBehalf.Wanted(
                caller,
                request.issuerDid(),
                request.credentialId(),
                request.credentialSubject(),
                request.onDuplicate(),
                key);
    }
}
