package io.sealrail.revocation;

import java.time.Instant;
import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.sealrail.events.CredentialStatus;
import io.sealrail.kit.work.Detached;

/** The operator's revocation of any credential, and its history. */
@Path("/admin/v1/credentials/{credentialId}")
@RolesAllowed("operator")
@SecurityRequirement(name = "operator", scopes = "operator")
@Tag(name = "Operator: status of credentials")
@APIResponse(responseCode = "401", description = "No valid operator's token")
@APIResponse(responseCode = "403", description = "Not an operator's token")
class RevocationResource {

    private final RevokeCredential revokeCredential;
    private final PushChanges pushChanges;
    private final StatusHistory history;
    private final JsonWebToken operator;

    RevocationResource(
            RevokeCredential revokeCredential, PushChanges pushChanges, StatusHistory history, JsonWebToken operator) {
        this.revokeCredential = revokeCredential;
        this.pushChanges = pushChanges;
        this.history = history;
        this.operator = operator;
    }

    @POST
    @Path("/revoke")
    @Operation(summary = "Revoke a credential for good")
    @APIResponse(responseCode = "200", description = "Revoked by this call")
    @APIResponse(responseCode = "400", description = "The reason is missing, empty or longer than 1000 characters")
    @APIResponse(responseCode = "404", description = "No such credential")
    @APIResponse(responseCode = "409", description = "Revoked already")
    @APIResponse(responseCode = "503", description = "Not known here yet, and its owner does not answer")
    public Uni<Revoked> revoke(
            @PathParam("credentialId") String credentialId,
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            RevokeRequest request) {
        String reason = RevokeRequest.reasonOf(request);
        var order = new RevokeCredential.Order(
                CredentialIds.possible(credentialId), reason, operator.getSubject(), authorization);
        return Detached.run(() -> revokeCredential.revoke(order).chain(change -> pushChanges
                .listVersion(List.of(change), change)
                .map(version -> Revoked.of(change, reason, version))));
    }

    @GET
    @Path("/status-changes")
    @Operation(summary = "Every change of a credential's status, oldest first")
    @APIResponse(responseCode = "200", description = "The changes")
    @APIResponse(responseCode = "404", description = "No such credential")
    public Uni<History> statusChanges(@PathParam("credentialId") String credentialId) {
        return history.of(CredentialIds.possible(credentialId)).map(changes -> new History(credentialId, changes));
    }

    /**
     * The answer to a revocation.
     *
     * @param listVersion the version of the credential's status list that shows it, {@code null} if none was known in time
     */
    record Revoked(
            String credentialId,
            CredentialStatus.State state,
            String reason,
            Instant revokedAt,
            long sequence,
            @Schema(nullable = true) Long listVersion) {

        static Revoked of(CredentialStatus change, String reason, Long listVersion) {
            return new Revoked(
                    change.credentialId(), change.state(), reason, change.changedAt(), change.sequence(), listVersion);
        }
    }

    /** The history of one credential. */
    record History(String credentialId, List<StatusChange> changes) {}
}
