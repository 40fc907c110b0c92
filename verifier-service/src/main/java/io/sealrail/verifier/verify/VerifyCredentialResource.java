package io.sealrail.verifier.verify;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.sealrail.kit.http.Problem;
import io.sealrail.verifier.result.Verification;

/** Public: anybody may have any credential verified. */
@Path("/api/v1/credentials/verify")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Verification")
class VerifyCredentialResource {

    private final VerifyCredential verify;

    VerifyCredentialResource(VerifyCredential verify) {
        this.verify = verify;
    }

    /**
     * 200 for every JSON object and every text that has the parts of an SD-JWT, whatever becomes of it; a request without one is
     * refused, and all are when there is no room (503).
     */
    @POST
    @Operation(
            operationId = "verifyCredential",
            summary = "Verify a credential: signature, expiry and revocation, with the reasons",
            description =
                    "A W3C credential with an embedded proof, or an SD-JWT VC as text. Whether its holder has it is not"
                            + " asked; for that there is /api/v1/presentations/verify. `claims` is there for an SD-JWT that is its"
                            + " issuer's, unless the verification ran out of time. Codes: docs/VERIFICATION.md.")
    @APIResponse(
            responseCode = "200",
            description = "The answer, whatever it is",
            content = @Content(schema = @Schema(implementation = Verification.class)))
    @APIResponse(responseCode = "400", description = "VALIDATION: credential is neither an object nor a compact SD-JWT")
    @APIResponse(responseCode = "413", description = "CONTENT_TOO_LARGE: more than 1 MiB")
    @APIResponse(responseCode = "429", description = "RATE_LIMIT_EXCEEDED")
    @APIResponse(responseCode = "503", description = "No room for the work just now")
    public Uni<Verification> verify(VerifyRequest request) {
        JsonNode credential = request == null ? null : request.credential();
        if (credential instanceof ObjectNode document) {
            return verify.document(document);
        }
        if (credential != null && CompactSdJwt.isOne(credential.textValue())) {
            return verify.sdJwt(credential.textValue());
        }
        throw Problem.of(400, "VALIDATION", "credential must be an object or a compact SD-JWT");
    }
}
