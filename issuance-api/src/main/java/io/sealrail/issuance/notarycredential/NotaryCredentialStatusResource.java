package io.sealrail.issuance.notarycredential;

import java.time.Clock;
import java.util.regex.Pattern;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.Cache;

import io.sealrail.issuance.notary.NotaryProblem;

/** The status of a credential from an evaluation, for everybody. */
@Path("/v1/credentials/{credentialId}/status")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Notary API")
public class NotaryCredentialStatusResource {

    private static final Pattern POSSIBLE_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9:._-]{0,199}");

    private final NotaryCredentials credentials;
    private final Clock clock;

    NotaryCredentialStatusResource(NotaryCredentials credentials, Clock clock) {
        this.credentials = credentials;
        this.clock = clock;
    }

    @GET
    @Cache(noCache = true)
    @Operation(
            operationId = "notaryCredentialStatus",
            summary = "The status of a credential from an evaluation",
            description =
                    "Public. What verifiers look at is the signed list that the credential names; a change shows here some"
                            + " moments after it was made.")
    @APIResponseSchema(value = StatusAnswer.class, responseCode = "200", responseDescription = "its status by now")
    @APIResponse(responseCode = "404", description = "credential_status.not_found: no such credential")
    public Uni<StatusAnswer> status(@PathParam("credentialId") String credentialId) {
        if (!POSSIBLE_ID.matcher(credentialId).matches()) {
            throw NotaryProblem.STATUS_NOT_FOUND.problem();
        }
        return credentials
                .find(credentialId)
                .map(found -> found.orElseThrow(NotaryProblem.STATUS_NOT_FOUND::problem))
                .map(state -> StatusAnswer.of(state, clock.instant()));
    }
}
