package io.sealrail.verifier.verify;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;

import io.sealrail.kit.http.Problem;
import io.sealrail.verifier.result.Verification;

/** Public: anybody may have any credential verified. */
@Path("/api/v1/credentials/verify")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class VerifyCredentialResource {

    private final VerifyCredential verify;

    VerifyCredentialResource(VerifyCredential verify) {
        this.verify = verify;
    }

    /** 200 for every JSON object, whatever becomes of it; a request without one is refused, and all are when there is no room (503). */
    @POST
    @Operation(summary = "Verify a credential: signature, expiry and revocation, with the reasons")
    public Uni<Verification> verify(VerifyRequest request) {
        if (request == null || !(request.credential() instanceof ObjectNode credential)) {
            throw Problem.of(400, "VALIDATION", "credential must be an object");
        }
        return verify.verify(credential);
    }
}
