package io.sealrail.verifier.verify;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.sealrail.kit.http.Problem;
import io.sealrail.verifier.result.Verification;
import io.sealrail.verifier.sdjwt.Asked;

/** Public: anybody may have any presentation verified. */
@Path("/api/v1/presentations/verify")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Verification")
class VerifyPresentationResource {

    private final VerifyCredential verify;

    VerifyPresentationResource(VerifyCredential verify) {
        this.verify = verify;
    }

    /** 200 for every text that has the parts of an SD-JWT; only one that its holder made for this nonce and audience can be valid. */
    @POST
    @Operation(
            operationId = "verifyPresentation",
            summary = "Verify a presentation: the credential, and that its holder presents it here and now",
            description =
                    "An SD-JWT VC with key binding. The key binding counts under `checks.signature`: without nonce and"
                            + " audience it is unknown, and nothing is valid. `claims` is what the holder discloses, once"
                            + " `checks.signature` is true, unless the verification ran out of time. Codes: docs/VERIFICATION.md.")
    @APIResponse(
            responseCode = "200",
            description = "The answer, whatever it is",
            content = @Content(schema = @Schema(implementation = Verification.class)))
    @APIResponse(responseCode = "400", description = "VALIDATION: presentation is no compact SD-JWT")
    @APIResponse(responseCode = "413", description = "CONTENT_TOO_LARGE: more than 1 MiB")
    @APIResponse(responseCode = "429", description = "RATE_LIMIT_EXCEEDED")
    @APIResponse(responseCode = "503", description = "No room for the work just now")
    public Uni<Verification> verify(PresentationRequest request) {
        if (request == null || !CompactSdJwt.isOne(request.presentation())) {
            throw Problem.of(400, "VALIDATION", "presentation must be a compact SD-JWT");
        }
        return verify.presentation(request.presentation(), new Asked(request.nonce(), request.audience()));
    }
}
