package io.sealrail.revocation;

import java.time.Instant;
import java.util.UUID;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

import io.sealrail.events.StatusReference;

/**
 * What is asked of issuance-api: a credential whose event is still under way, who calls the agents' API, and which credentials
 * an agent has. Each call carries the caller's own authorization, so that the owner decides on the caller's rights.
 */
@RegisterProvider(TraceOfCaller.class)
@RegisterRestClient(configKey = "issuance-api")
interface IssuanceApi {

    /** The credential as its owner knows it; the event remains the guarantee. */
    @GET
    @Path("/internal/v1/credentials/{credentialId}")
    Uni<Credential> credential(
            @PathParam("credentialId") String credentialId,
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization);

    /** Whose key it is. */
    @GET
    @Path("/internal/v1/api-caller")
    Uni<ApiCaller> apiCaller(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization);

    /** Puts up a fence before the agent's next credential, and tells which ones there are. */
    @POST
    @Path("/internal/v1/agents/{slug}/revocations")
    @Consumes(MediaType.APPLICATION_JSON)
    Uni<AgentFence> fence(
            @PathParam("slug") String slug,
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            WantedFence wanted);

    /** Takes the fence away before it falls by itself. */
    @DELETE
    @Path("/internal/v1/agents/{slug}/revocations/{fenceId}")
    Uni<Void> lift(
            @PathParam("slug") String slug,
            @PathParam("fenceId") UUID fenceId,
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization);

    /** @param fenceId new and random: what the fence is taken away by, also if the answer is lost */
    record WantedFence(UUID fenceId) {}

    /**
     * A credential.
     *
     * @param kind {@code null} if the owner is of a version that does not tell it
     */
    record Credential(String credentialId, String issuerDid, StatusReference status, String kind, Instant issuedAt) {

        Revocable revocable() {
            return new Revocable(credentialId, issuerDid, status, kind, issuedAt);
        }
    }
}
