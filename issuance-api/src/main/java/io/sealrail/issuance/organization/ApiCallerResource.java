package io.sealrail.issuance.organization;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Tells revocation-service who its caller is, by the header that it forwards; not routed by the gateway. */
@Path("/internal/v1/api-caller")
@Produces(MediaType.APPLICATION_JSON)
public class ApiCallerResource {

    private final ApiKeyAuth auth;

    ApiCallerResource(ApiKeyAuth auth) {
        this.auth = auth;
    }

    @GET
    @Operation(hidden = true)
    public Uni<OrganizationCaller> caller(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization) {
        return auth.authenticate(authorization);
    }
}
