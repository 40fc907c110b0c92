package io.sealrail.issuance.credential;

import java.util.UUID;
import java.util.regex.Pattern;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

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

    /** Programs' credentials have short ids; the others' are URNs, the beginning of some of which the operator chooses. */
    private static final Pattern VC_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9:._-]{0,199}");

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
    @Produces({MediaType.APPLICATION_JSON, SignedDocument.VC, SignedDocument.VC_LD_JSON, SignedDocument.SD_JWT})
    @Operation(operationId = "credentialDocument", summary = "The signed credential")
    @APIResponse(
            responseCode = "200",
            description = "A W3C Verifiable Credential with its proof, or an SD-JWT VC without disclosures")
    @APIResponse(responseCode = "401", description = "Neither a partner token nor an operator's bearer token is valid")
    @APIResponse(responseCode = "404", description = "No credential of this partner has the id")
    @APIResponse(responseCode = "410", description = "CREDENTIAL_BODY_LOST: lost in a restore from a backup")
    @APIResponse(responseCode = "406", description = "It cannot be sent as what is accepted")
    public Uni<Response> document(
            @PathParam("vcId") String vcId,
            @HeaderParam("x-partner-auth") String token,
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @Context HttpHeaders headers) {
        boolean asOperator = token == null && authorization != null;
        return (asOperator ? operator().flatMap(ignored -> read(vcId, null)) : partner(token, vcId))
                .map(document -> answer(document, headers));
    }

    private Uni<SignedDocument> partner(String token, String vcId) {
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

    private Uni<SignedDocument> read(String vcId, UUID partnerId) {
        if (!VC_ID.matcher(vcId).matches()) {
            throw notFound();
        }
        return credentials
                .document(vcId, partnerId)
                .map(document -> document.orElseThrow(CredentialDocumentResource::notFound));
    }

    private static Response answer(SignedDocument document, HttpHeaders headers) {
        MediaType type = document.mediaType(headers.getAcceptableMediaTypes()).orElseThrow(NotAcceptableException::new);
        return Response.ok(document.text(), type).build();
    }

    private static Problem notFound() {
        return Problem.of(404, "CREDENTIAL_NOT_FOUND", "there is no such credential for this caller");
    }
}
