package io.sealrail.revocation;

import java.util.List;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

import io.sealrail.events.CredentialStatus;

/** Told of committed changes ahead of their events, for the versions of the lists that show them. */
@RegisterProvider(TraceOfCaller.class)
@RegisterRestClient(configKey = "status-list")
interface StatusListApi {

    /** Applies the changes as their events would, and waits for a version of each list that shows them. */
    @POST
    @Path("/internal/v1/status-changes")
    @Consumes(MediaType.APPLICATION_JSON)
    Uni<List<Published>> statusChanges(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, List<CredentialStatus> changes);

    /** @param listVersion {@code null} if no version was published in time */
    record Published(String listId, Long listVersion) {}
}
