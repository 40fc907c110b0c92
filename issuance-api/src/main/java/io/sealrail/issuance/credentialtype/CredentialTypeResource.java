package io.sealrail.issuance.credentialtype;

import java.nio.charset.StandardCharsets;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.sealrail.credential.key.Base64Url;
import io.sealrail.credential.key.Sha256;
import io.sealrail.issuance.claim.ClaimDefinition;
import io.sealrail.issuance.claim.NotaryRules;
import io.sealrail.issuance.claim.NotaryRules.Rules;
import io.sealrail.kit.http.Problem;

/** Serves the metadata of a type at the address that its credentials name as {@code vct}; configuration may change it. */
@Path("/vct")
@PermitAll
@Tag(name = "Issuer metadata", description = "The public keys and the credential types of the platform, for SD-JWT VC")
public class CredentialTypeResource {

    private final NotaryRules rules;

    CredentialTypeResource(NotaryRules rules) {
        this.rules = rules;
    }

    @GET
    @Path("/{path: .+}")
    @Operation(
            operationId = "credentialType",
            summary = "Get the metadata of a credential type",
            description =
                    "SD-JWT VC Type Metadata (draft-ietf-oauth-sd-jwt-vc): `vct`, `name`, `description`, `display`, and"
                            + " each claim's `path` and whether it is selectively disclosable (`sd`).")
    @APIResponse(
            responseCode = "200",
            description = "The metadata",
            content = @Content(mediaType = MediaType.APPLICATION_JSON))
    @APIResponse(responseCode = "304", description = "The caller has it already")
    @APIResponse(responseCode = "404", description = "TYPE_UNKNOWN: no credentials of such a type are issued")
    public Response get(
            @Parameter(description = "What follows `/vct/` in the type's address", example = "smallholder-farmer/v1")
                    @PathParam("path")
                    String path,
            @Context Request request) {
        return rules.current()
                .flatMap(current ->
                        current.profileByVct(path).map(profile -> TypeMetadata.of(profile, id -> title(current, id))))
                .map(metadata -> answer(metadata, request))
                .orElseThrow(() -> Problem.of(404, "TYPE_UNKNOWN", "no credentials of such a type are issued"));
    }

    private static String title(Rules rules, String claimId) {
        return rules.claim(claimId).map(ClaimDefinition::title).orElse(claimId);
    }

    private static Response answer(ObjectNode metadata, Request request) {
        String body = metadata.toString();
        EntityTag tag = new EntityTag(Base64Url.encode(Sha256.hash(body.getBytes(StandardCharsets.UTF_8))));
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        Response.ResponseBuilder response =
                unchanged != null ? unchanged : Response.ok(body, MediaType.APPLICATION_JSON);
        return response.tag(tag).header("Cache-Control", "public, max-age=300").build();
    }
}
