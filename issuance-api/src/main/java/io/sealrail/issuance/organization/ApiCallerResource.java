package io.sealrail.issuance.organization;

import java.util.Set;

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
    public Uni<Caller> caller(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization) {
        return auth.authenticate(authorization).map(Caller::of);
    }

    /**
     * Who calls.
     *
     * @param role {@code MEMBER}, {@code ADMIN} or {@code OWNER}
     * @param scopes as they are written in bodies, {@code credentials:revoke} for example
     */
    record Caller(String organizationId, String memberId, String keyId, String role, Set<Scope> scopes) {

        static Caller of(OrganizationCaller caller) {
            return new Caller(
                    caller.organizationId(),
                    caller.memberId(),
                    caller.keyId(),
                    caller.role().name(),
                    caller.scopes());
        }
    }
}
