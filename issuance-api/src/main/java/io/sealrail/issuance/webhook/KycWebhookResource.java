package io.sealrail.issuance.webhook;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
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

import io.sealrail.issuance.Json;
import io.sealrail.issuance.credential.IdempotencyKey;
import io.sealrail.issuance.credential.IssueMetrics;
import io.sealrail.issuance.credential.IssueOnBehalf;
import io.sealrail.issuance.credential.OnDuplicate;
import io.sealrail.issuance.credential.StrictJson;
import io.sealrail.issuance.partner.Partner;
import io.sealrail.issuance.partner.PartnerCall;
import io.sealrail.issuance.partner.PartnerLimits;
import io.sealrail.issuance.partner.Partners;
import io.sealrail.issuance.program.IssuanceProgram;
import io.sealrail.issuance.program.Programs;
import io.sealrail.kit.work.Detached;
import io.sealrail.kit.work.Workers;

/** A KYC provider tells that a user's check is complete, and the user gets a credential that says so. */
@Path("/webhooks/kyc-complete")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Webhooks")
public class KycWebhookResource {

    private static final String PATH = "/webhooks/kyc-complete";

    private final WebhookSecrets secrets;
    private final Partners partners;
    private final Programs programs;
    private final PartnerLimits limits;
    private final IssueOnBehalf issueOnBehalf;
    private final IssueMetrics metrics;
    private final Workers workers;
    private final Clock clock;

    KycWebhookResource(
            WebhookSecrets secrets,
            Partners partners,
            Programs programs,
            PartnerLimits limits,
            IssueOnBehalf issueOnBehalf,
            IssueMetrics metrics,
            Workers workers,
            Clock clock) {
        this.secrets = secrets;
        this.partners = partners;
        this.programs = programs;
        this.limits = limits;
        this.issueOnBehalf = issueOnBehalf;
        this.metrics = metrics;
        this.workers = workers;
        this.clock = clock;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "kycComplete",
            summary = "Issue a KYC credential to the user",
            description =
                    "Signed as Standard Webhooks describes; the secret says for which partner and program. A message "
                            + "that is delivered again gets the first answer.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = KycCompleted.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = KycAnswer.class)))
    @APIResponse(responseCode = "400", description = "The body is not what a KYC provider sends")
    @APIResponse(responseCode = "401", description = "The signature fails a rule, which the message names")
    public Uni<KycAnswer> complete(
            @Parameter(description = "Names the message", required = true) @HeaderParam("webhook-id") String id,
            @Parameter(description = "Seconds since 1970", required = true) @HeaderParam("webhook-timestamp")
                    String timestamp,
            @Parameter(description = "v1,<base64>, several separated by spaces", required = true)
                    @HeaderParam("webhook-signature")
                    String signature,
            byte[] body) {
        return Detached.run(() -> secrets.active()
                        .flatMap(active -> workers.onWorker(
                                () -> SignedWebhook.read(id, timestamp, signature, body, clock.instant())
                                        .signer(active)))
                        .flatMap(secret -> wanted(secret, id, body))
                        .flatMap(issueOnBehalf::issue)
                        .onFailure()
                        .invoke(metrics::refused))
                .map(issued -> new KycAnswer(true, issued.coreClaimHash()));
    }

    private Uni<IssueOnBehalf.Wanted> wanted(WebhookSecret secret, String id, byte[] body) {
        return Uni.combine()
                .all()
                .unis(partners.byId(secret.partnerId()), programs.byId(secret.programId()))
                .asTuple()
                .map(found -> wanted(
                        found.getItem1().orElseThrow(), found.getItem2().orElseThrow(), id, StrictJson.object(body)));
    }

    private IssueOnBehalf.Wanted wanted(Partner partner, IssuanceProgram program, String id, ObjectNode body) {
        limits.countIssuing(partner);
        KycCompleted completed = KycCompleted.of(body);
        ObjectNode subject = Json.object().put("kycVerified", true);
        subject.set("kycLevel", completed.kycLevel());
        subject.put("verifiedAt", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
        return new IssueOnBehalf.Wanted(
                new PartnerCall(partner, completed.userEmail()),
                program.issuerDid(),
                program.programId(),
                subject,
                OnDuplicate.REVOKE,
                Optional.of(IdempotencyKey.ofWebhook(program.programId(), id, PATH, completed.userEmail(), body)));
    }
}
