package io.sealrail.issuance.evaluation;

import java.util.List;
import java.util.Optional;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.sealrail.issuance.notaryaccess.NotaryApi;
import io.sealrail.kit.work.Detached;

/**
 * Evaluations of the same claims about several targets. The call is refused as one about one target is ({@link
 * EvaluationResource}), with 413 {@code request.too_large} for more than 100 items after the body's other faults, and 409 {@code
 * request.conflict} for its idempotency key after the format; what the limit of self-attestation and the sources say is said of
 * each item.
 */
@Path("/v1/batch-evaluations")
@NotaryApi
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.WILDCARD)
@Tag(name = "Notary API")
public class BatchEvaluationResource {

    private final SoundBody bodies;
    private final GrantClaims grantClaims;
    private final BatchKey.Factory keys;
    private final EvaluateBatch evaluateBatch;

    BatchEvaluationResource(
            SoundBody bodies, GrantClaims grantClaims, BatchKey.Factory keys, EvaluateBatch evaluateBatch) {
        this.bodies = bodies;
        this.grantClaims = grantClaims;
        this.keys = keys;
        this.evaluateBatch = evaluateBatch;
    }

    @POST
    @Operation(
            operationId = "evaluateBatch",
            summary = "Evaluate claims about up to 100 targets",
            description =
                    "Items succeed and fail on their own. With an Idempotency-Key, the same call within 15 minutes gets the"
                            + " same answer and asks no registry again.")
    @Parameter(
            in = ParameterIn.HEADER,
            name = "Data-Purpose",
            description = "What for, if the body does not say",
            schema = @Schema(implementation = String.class))
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = BatchRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "Each item has succeeded or failed",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = BatchAnswer.class)))
    @APIResponse(responseCode = "400", description = "request.invalid or auth.purpose_required")
    @APIResponse(
            responseCode = "401",
            description = "auth.missing_credential: no key, or one that is not good any more")
    @APIResponse(
            responseCode = "403",
            description = "auth.scope_denied, purpose.not_allowed or claim.disclosure_not_allowed")
    @APIResponse(responseCode = "404", description = "claim.not_found or claim.version_not_found")
    @APIResponse(responseCode = "406", description = "format.unsupported: not by each of the claims")
    @APIResponse(
            responseCode = "409",
            description =
                    "request.conflict: the Idempotency-Key was used for another request, or one with it is under way")
    @APIResponse(responseCode = "413", description = "request.too_large: more than 100 items, or a body over 1 MiB")
    @APIResponse(responseCode = "429", description = "request.rate_limited: too many batches are under way")
    @APIResponse(responseCode = "501", description = "evidence.server_disabled: no claims are configured")
    public Uni<Response> evaluate(
            @Context RoutingContext request,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType,
            @Parameter(description = "Names the call: the same key and body give the same answer")
                    @HeaderParam("Idempotency-Key")
                    String idempotencyKey,
            byte[] body) {
        return Detached.run(() -> {
            Call call = Call.of(request);
            BatchKey.given(idempotencyKey);
            return bodies.read(contentType, body, BatchRequest.class, BatchEvaluationResource::understood)
                    .flatMap(asked -> evaluate(asked, idempotencyKey, call))
                    .map(answer ->
                            Response.ok(answer, MediaType.APPLICATION_JSON_TYPE).build());
        });
    }

    private Uni<byte[]> evaluate(Asked asked, String idempotencyKey, Call call) {
        GrantedClaims granted = grantClaims.grant(asked.claims(), call);
        Optional<BatchKey> key = keys.of(idempotencyKey, call.caller().clientId(), asked.digest(), granted);
        return evaluateBatch.evaluate(granted, asked.targets(), key, call);
    }

    private static Asked understood(SoundBody.Read<BatchRequest> read) {
        return new Asked(read.request().asked(), read.request().parties(), read.digest());
    }

    /** What a body asks, and about whom. */
    private record Asked(AskedClaims claims, List<Parties> targets, byte[] digest) {}
}
