package io.sealrail.revocation;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

import io.sealrail.events.StatusReference;

/** Asked only for a credential whose event is still under way; the event remains the guarantee. */
@RegisterRestClient(configKey = "issuance-api")
interface IssuanceApi {

    /**
     * The credential as its owner knows it.
     *
     * @param authorization the caller's own, so that the owner decides on the caller's rights
     */
    @GET
    @Path("/internal/v1/credentials/{credentialId}")
    Uni<Credential> credential(
            @PathParam("credentialId") String credentialId,
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization);

    record Credential(String credentialId, String issuerDid, StatusReference status) {

        Revocable revocable() {
            return new Revocable(credentialId, issuerDid, status, null, null);
        }
    }
}
