package io.sealrail.issuance.evaluation;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
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

import io.sealrail.issuance.claim.Formats;
import io.sealrail.issuance.notaryaccess.NotaryApi;
import io.sealrail.kit.work.Detached;

/**
 * Evaluations of claims about one target. A call is refused by the first of these that it fails: 401 the key; 400 {@code
 * request.invalid} the body; 501 nothing is configured; 400 the purpose; 404 a claim or its version; 403 a claim's scope; 403 the
 * purpose; 403 the disclosure; 406 the format; 400 an identifier that a source needs; 429 the limit of self-attestation; and what
 * the sources say: 404 no record, 409 several, 500 a rule that fails on it, 503 no answer.
 */
@Path("/v1/evaluations")
@NotaryApi
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.WILDCARD)
@Tag(name = "Notary API")
public class EvaluationResource {

    private final SoundBody bodies;
    private final GrantClaims grantClaims;
    private final Evaluate evaluate;
    private final RenderEvaluation renderEvaluation;

    EvaluationResource(
            SoundBody bodies, GrantClaims grantClaims, Evaluate evaluate, RenderEvaluation renderEvaluation) {
        this.bodies = bodies;
        this.grantClaims = grantClaims;
        this.evaluate = evaluate;
        this.renderEvaluation = renderEvaluation;
    }

    @POST
    @Operation(
            operationId = "evaluate",
            summary = "Evaluate claims about one target",
            description =
                    "Asks the registries, tells what the disclosure allows, and keeps the answer for 15 minutes: a credential"
                            + " can be asked for with its evaluation_id if its format is application/dc+sd-jwt. The answer is JSON whatever"
                            + " the format; render gives others.")
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
                            schema = @Schema(implementation = EvaluationRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "Evaluated",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = EvaluationAnswer.class)))
    @APIResponse(
            responseCode = "400",
            description = "request.invalid, auth.purpose_required, target.identifier_missing or another of the request")
    @APIResponse(
            responseCode = "401",
            description = "auth.missing_credential: no key, or one that is not good any more")
    @APIResponse(
            responseCode = "403",
            description = "auth.scope_denied, purpose.not_allowed or claim.disclosure_not_allowed")
    @APIResponse(responseCode = "404", description = "claim.not_found, claim.version_not_found or target.not_found")
    @APIResponse(responseCode = "406", description = "format.unsupported: not by each of the claims")
    @APIResponse(responseCode = "409", description = "request.conflict: more than one record matches the target")
    @APIResponse(responseCode = "413", description = "request.too_large: a body over 1 MiB")
    @APIResponse(responseCode = "429", description = "self_attestation.rate_limited; see Retry-After")
    @APIResponse(responseCode = "501", description = "evidence.server_disabled: no claims are configured")
    @APIResponse(responseCode = "503", description = "source.unavailable: a registry does not answer")
    public Uni<Response> evaluate(
            @Context RoutingContext request,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType,
            @Parameter(hidden = true) @HeaderParam("Idempotency-Key") String idempotencyKey,
            byte[] body) {
        return Detached.run(() -> {
            Call call = Call.of(request);
            Members.require(idempotencyKey == null, "Idempotency-Key is for batches");
            return bodies.read(contentType, body, EvaluationRequest.class, EvaluationResource::understood)
                    .flatMap(asked -> evaluate.evaluate(grantClaims.grant(asked.claims(), call), asked.parties(), call))
                    .map(kept -> Response.ok(EvaluationAnswer.of(kept), MediaType.APPLICATION_JSON_TYPE)
                            .build());
        });
    }

    @POST
    @Path("/{evaluationId}/render")
    @Operation(
            operationId = "renderEvaluation",
            summary = "Show a stored evaluation in another format",
            description =
                    "Or less of it: some of its claims, or a disclosure that tells less. Nothing is asked of the registries.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RenderRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "In the format that was asked for",
            content = {
                @Content(mediaType = Formats.CLAIM_RESULT, schema = @Schema(implementation = EvaluationAnswer.class)),
                @Content(mediaType = Formats.CCCEV, schema = @Schema(implementation = Object.class))
            })
    @APIResponse(
            responseCode = "400",
            description = "request.invalid, or credential.disclosure_widening: more than was evaluated")
    @APIResponse(
            responseCode = "401",
            description = "auth.missing_credential: no key, or one that is not good any more")
    @APIResponse(
            responseCode = "403",
            description = "evaluation.binding_mismatch (another client's, or another purpose), auth.scope_denied or"
                    + " claim.disclosure_not_allowed")
    @APIResponse(responseCode = "404", description = "evaluation.not_found: unknown or expired")
    @APIResponse(
            responseCode = "406",
            description = "format.unsupported: not by each of the claims, or not to be shown")
    @APIResponse(responseCode = "501", description = "evidence.server_disabled: no claims are configured")
    public Uni<Response> render(
            @Context RoutingContext request,
            @PathParam("evaluationId") String evaluationId,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType,
            byte[] body) {
        return Detached.run(() -> {
            Call call = Call.of(request);
            return bodies.read(contentType, body, RenderRequest.class, read -> read.request()
                            .checked())
                    .flatMap(asked -> renderEvaluation.render(evaluationId, asked, call))
                    .map(EvaluationResource::rendered);
        });
    }

    private static Asked understood(SoundBody.Read<EvaluationRequest> read) {
        return new Asked(read.request().asked(), read.request().parties());
    }

    /** What a body asks, and about whom. */
    private record Asked(AskedClaims claims, Parties parties) {}

    private static Response rendered(KeptEvaluation kept) {
        String format = kept.evaluation().format();
        Object shown = format.equals(Formats.CCCEV) ? CccevDocument.of(kept) : EvaluationAnswer.of(kept);
        return Response.ok(shown, MediaType.valueOf(format)).build();
    }
}
