package io.sealrail.issuance.notarycredential;

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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.sealrail.issuance.notary.NotaryProblem;
import io.sealrail.issuance.notaryaccess.AuditEntry;
import io.sealrail.issuance.notaryaccess.NotaryApi;
import io.sealrail.issuance.notaryaccess.NotaryCaller;
import io.sealrail.kit.http.Bodies;
import io.sealrail.kit.work.Workers;

/** Credentials from stored evaluations. */
@Path("/v1/credentials")
@NotaryApi
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "Notary API",
        description = "Claims about people and things, answered by registries, and credentials from them")
public class NotaryCredentialResource {

    private final IssueFromEvaluation issueFromEvaluation;
    private final Bodies bodies;
    private final Workers workers;
    private final NotaryCredentialMetrics metrics;

    NotaryCredentialResource(
            IssueFromEvaluation issueFromEvaluation, Bodies bodies, Workers workers, NotaryCredentialMetrics metrics) {
        this.issueFromEvaluation = issueFromEvaluation;
        this.bodies = bodies;
        this.workers = workers;
        this.metrics = metrics;
    }

    @POST
    @Operation(
            operationId = "issueNotaryCredential",
            summary = "Issue a credential from a stored evaluation",
            description =
                    "The SD-JWT VC discloses what was evaluated and nothing else. Where the profile demands it, the holder"
                            + " proves that he has the key of his did:jwk by a compact JWT (typ kb+jwt, alg EdDSA) with sub, aud,"
                            + " evaluation_id, credential_profile, disclosure (base64url of the SHA-256 of the mode), claims, jti, iat and"
                            + " exp (5 minutes at most); each proof is good for one call.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CredentialRequest.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = CredentialAnswer.class)))
    @APIResponse(
            responseCode = "400",
            description = "request.invalid, credential.disclosure_widening, credential.holder_proof_required or"
                    + " auth.multiple_credentials")
    @APIResponse(
            responseCode = "401",
            description = "auth.missing_credential: no key, or one that is not good any more")
    @APIResponse(
            responseCode = "403",
            description = "auth.scope_denied, evaluation.binding_mismatch or claim.disclosure_not_allowed")
    @APIResponse(
            responseCode = "404",
            description =
                    "evaluation.not_found: unknown, expired or older than the credential would live; claim.not_found or"
                            + " claim.version_not_found: the claim is not configured any more")
    @APIResponse(responseCode = "406", description = "format.unsupported: the only format is application/dc+sd-jwt")
    @APIResponse(responseCode = "409", description = "request.conflict: the holder's proof was used before")
    @APIResponse(responseCode = "413", description = "request.too_large: the body is larger than 1 MiB")
    @APIResponse(
            responseCode = "429",
            description = "self_attestation.rate_limited or request.rate_limited; see Retry-After")
    @APIResponse(responseCode = "500", description = "credential.issuance_failed or audit.write_failed")
    @APIResponse(
            responseCode = "501",
            description =
                    "evidence.server_disabled, or credential.issuer_not_configured: no such profile for these claims")
    @APIResponse(
            responseCode = "503",
            description = "source.unavailable: what issuing needs is not there; see Retry-After")
    public Uni<Response> issue(
            @Parameter(hidden = true) @HeaderParam("Idempotency-Key") String idempotencyKey,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType,
            @Context RoutingContext call,
            byte[] body) {
        return Uni.createFrom()
                .deferred(() -> {
                    NotaryCaller caller = NotaryCaller.of(call);
                    caller.require(NotaryCaller.CREDENTIAL_ISSUE);
                    return workers.onWorker(() -> read(idempotencyKey, contentType, body))
                            .flatMap(request -> issueFromEvaluation.issue(caller, request, AuditEntry.of(call)));
                })
                .invoke(metrics::issued)
                .onFailure()
                .invoke(metrics::refused)
                .map(answer -> Response.ok(answer, MediaType.APPLICATION_JSON_TYPE)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build());
    }

    /** A proof is for one call, so a key that promises the same answer to a second one cannot be kept. */
    private CredentialRequest read(String idempotencyKey, String contentType, byte[] body) {
        if (idempotencyKey != null) {
            throw NotaryProblem.INVALID.problem("this call takes no Idempotency-Key");
        }
        if (!Bodies.isJson(contentType)) {
            throw NotaryProblem.INVALID.problem("the body must be application/json");
        }
        return CredentialRequest.read(bodies, body);
    }
}
