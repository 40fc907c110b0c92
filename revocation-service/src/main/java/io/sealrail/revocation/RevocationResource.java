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

/** The operator's changes of the status of any credential, and their history. */
@Path("/admin/v1/credentials/{credentialId}")
@RolesAllowed("operator")
@SecurityRequirement(name = "operator", scopes = "operator")
@Tag(name = "Operator: status of credentials")
@APIResponse(responseCode = "401", description = "No valid operator's token")
@APIResponse(responseCode = "403", description = "Not an operator's token")
class RevocationResource {

    private final ChangeCredential changeCredential;
    private final PushChanges pushChanges;
    private final StatusHistory history;
    private final JsonWebToken operator;

    RevocationResource(
            ChangeCredential changeCredential, PushChanges pushChanges, StatusHistory history, JsonWebToken operator) {
        this.changeCredential = changeCredential;
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
        var order = order(credentialId, Transition.REVOKE, reason, authorization);
        return Detached.run(() -> changeCredential
                .change(order)
                .onFailure(Refusals::isInvalidState)
                .transform(revoked -> Refusals.alreadyRevoked())
                .chain(change -> listVersion(change).map(version -> Revoked.of(change, reason, version))));
    }

    @POST
    @Path("/status")
    @Operation(
            summary = "Suspend a credential, lift its suspension, or revoke it for good",
            description = "Only a credential whose format can show a suspension can be suspended: an SD-JWT VC.")
    @APIResponse(responseCode = "200", description = "Changed by this call")
    @APIResponse(responseCode = "400", description = "No such status, or a reason that is blank or too long")
    @APIResponse(responseCode = "404", description = "No such credential")
    @APIResponse(
            responseCode = "409",
            description = "INVALID_STATE: in this state already, revoked, or of a format that shows no suspension")
    @APIResponse(responseCode = "503", description = "Not known here yet, and its owner does not answer")
    public Uni<Changed> changeStatus(
            @PathParam("credentialId") String credentialId,
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            StatusRequest request) {
        Transition transition = StatusRequest.transitionOf(request);
        String reason = Reasons.optional(request.reason());
        var order = order(credentialId, transition, reason, authorization);
        return Detached.run(() -> changeCredential.change(order).chain(change -> listVersion(change)
                .map(version -> Changed.of(change, reason, version))));
    }

    @GET
    @Path("/status-changes")
    @Operation(summary = "Every change of a credential's status, oldest first")
    @APIResponse(responseCode = "200", description = "The changes")
    @APIResponse(responseCode = "404", description = "No such credential")
    public Uni<History> statusChanges(@PathParam("credentialId") String credentialId) {
        return history.of(CredentialIds.possible(credentialId)).map(changes -> new History(credentialId, changes));
    }

    private ChangeCredential.Order order(
            String credentialId, Transition transition, String reason, String authorization) {
        return new ChangeCredential.Order(
                CredentialIds.possible(credentialId), transition, reason, operator.getSubject(), authorization);
    }

    private Uni<Long> listVersion(CredentialStatus change) {
        return pushChanges.listVersion(List.of(change), change);
    }

    /**
     * The answer to a change of status.
     *
     * @param state the state that holds from now on
     * @param listVersion the version of the credential's status list that shows it, {@code null} if none was known in time
     */
    record Changed(
            String credentialId,
            CredentialStatus.State state,
            @Schema(nullable = true) String reason,
            Instant changedAt,
            long sequence,
            @Schema(nullable = true) Long listVersion) {

        static Changed of(CredentialStatus change, String reason, Long listVersion) {
            return new Changed(
                    change.credentialId(), change.state(), reason, change.changedAt(), change.sequence(), listVersion);
        }
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
