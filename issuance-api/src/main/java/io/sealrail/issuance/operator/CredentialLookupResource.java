package io.sealrail.issuance.operator;

import java.time.Instant;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;

import io.sealrail.events.StatusReference;

/** Tells revocation-service of a credential whose event it has not seen yet; not routed by the gateway. */
@Path("/internal/v1/credentials")
@RolesAllowed("operator")
public class CredentialLookupResource {

    private final CredentialRecords records;

    CredentialLookupResource(CredentialRecords records) {
        this.records = records;
    }

    @GET
    @Path("/{credentialId}")
    @Operation(hidden = true)
    public Uni<Found> find(@PathParam("credentialId") String credentialId) {
        return records.byId(credentialId)
                .map(found -> found.orElseThrow(CredentialSearchResource::unknown))
                .map(credential -> new Found(
                        credential.vcId(),
                        credential.issuerDid(),
                        new StatusReference(credential.statusListId(), credential.statusListIndex()),
                        credential.status(),
                        credential.kind(),
                        credential.issuedAt()));
    }

    /** Who signed the credential, where its status is listed and what it is, as far as issuance-api has heard. */
    record Found(
            String credentialId,
            String issuerDid,
            StatusReference status,
            String state,
            String kind,
            Instant issuedAt) {}
}
