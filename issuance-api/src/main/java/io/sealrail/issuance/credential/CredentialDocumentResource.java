package io.sealrail.issuance.credential;

import java.util.UUID;
import java.util.regex.Pattern;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.sealrail.issuance.partner.PartnerAuth;
import io.sealrail.issuance.partner.PartnerLimits;
import io.sealrail.kit.http.Problem;

/** The signed document of a credential, for the partner that had it issued and for the operator. */
@Path("/v1/credentials/{vcId}")
@Tag(name = "Partner API")
public class CredentialDocumentResource {

    /** Programs' credentials have short ids, agents' a UUID as a URN (RFC 9562, section 4). */
    private static final Pattern VC_ID =
            Pattern.compile("[0-9A-Za-z]{1,64}|urn:uuid:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private static final String OPERATOR = "operator";

    private final PartnerAuth auth;
    private final PartnerLimits limits;
    private final IssuedCredentials credentials;
    private final CurrentIdentityAssociation identity;

    CredentialDocumentResource(
            PartnerAuth auth,
            PartnerLimits limits,
            IssuedCredentials credentials,
            CurrentIdentityAssociation identity) {
        this.auth = auth;
        this.limits = limits;
        this.credentials = credentials;
        this.identity = identity;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, "application/vc", "application/vc+ld+json"})
    @Operation(operationId = "credentialDocument", summary = "The signed credential")
    @APIResponse(responseCode = "200", description = "A W3C Verifiable Credential with its proof")
    @APIResponse(responseCode = "401", description = "Neither a partner token nor an operator's bearer token is valid")
    @APIResponse(responseCode = "404", description = "No credential of this partner has the id")
    public Uni<String> document(
            @PathParam("vcId") String vcId,
            @HeaderParam("x-partner-auth") String token,
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization) {
        boolean asOperator = token == null && authorization != null;
        return (asOperator ? operator().flatMap(ignored -> read(vcId, null)) : partner(token, vcId));
    }

    private Uni<String> partner(String token, String vcId) {
        return auth.authenticate(token).flatMap(caller -> {
            limits.countAsking(caller.partner());
            return read(vcId, caller.partner().partnerId());
        });
    }

    private Uni<Void> operator() {
        return identity.getDeferredIdentity()
                .invoke(caller -> {
                    if (caller.isAnonymous()) {
                        throw new UnauthorizedException();
                    }
                    if (!caller.hasRole(OPERATOR)) {
                        throw Problem.of(403, "FORBIDDEN", "the caller may not do this");
                    }
                })
                .replaceWithVoid();
    }

    private Uni<String> read(String vcId, UUID partnerId) {
        if (!VC_ID.matcher(vcId).matches()) {
            throw notFound();
        }
        return credentials
                .document(vcId, partnerId)
                .map(document -> document.orElseThrow(CredentialDocumentResource::notFound));
    }

    private static Problem notFound() {
        return Problem.of(404, "CREDENTIAL_NOT_FOUND", "there is no such credential for this caller");
    }
}
