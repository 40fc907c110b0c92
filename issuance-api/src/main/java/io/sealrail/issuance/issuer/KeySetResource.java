package io.sealrail.issuance.issuer;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.sealrail.credential.key.Base64Url;
import io.sealrail.credential.key.Sha256;
import io.sealrail.issuance.IssuanceConfig;
import io.sealrail.kit.http.Problem;

/**
 * The platform's public keys for verifiers that know no DIDs. Caches must ask again each time, as for the DID document: a key
 * that is new, or found compromised, must be known at once.
 */
@Path("/.well-known")
@PermitAll
@Tag(name = "Issuer metadata", description = "The public keys and the credential types of the platform, for SD-JWT VC")
public class KeySetResource {

    private final PlatformKeySet keySet;
    private final String issuer;

    KeySetResource(PlatformKeySet keySet, IssuanceConfig config) {
        this.keySet = keySet;
        this.issuer = config.publicUrl();
    }

    @GET
    @Path("/jwks.json")
    @Operation(
            operationId = "platformKeySet",
            summary = "Get the platform's public keys as a JWK Set",
            description =
                    "Every key that signs or signed credentials or status lists; its `kid` is that of the DID document."
                            + " Retired keys stay, compromised ones go.")
    @APIResponse(
            responseCode = "200",
            description = "The keys (RFC 7517)",
            content = @Content(mediaType = MediaType.APPLICATION_JSON))
    @APIResponse(responseCode = "304", description = "The caller has them already")
    @APIResponse(responseCode = "503", description = "NOT_READY: the service has just been set up, try again")
    public Uni<Response> jwks(@Context Request request) {
        return keys().map(set -> answer(set, request));
    }

    @GET
    @Path("/jwt-vc-issuer")
    @Operation(
            operationId = "jwtVcIssuer",
            summary = "Get the metadata of the issuer that credentials name by its https address",
            description =
                    "JWT VC Issuer Metadata (draft-ietf-oauth-sd-jwt-vc): `issuer`, which is this origin, and its `jwks`.")
    @APIResponse(
            responseCode = "200",
            description = "The issuer and its keys",
            content = @Content(mediaType = MediaType.APPLICATION_JSON))
    @APIResponse(responseCode = "304", description = "The caller has it already")
    @APIResponse(responseCode = "503", description = "NOT_READY: the service has just been set up, try again")
    public Uni<Response> jwtVcIssuer(@Context Request request) {
        return keys().map(set -> {
            ObjectNode metadata = JsonNodeFactory.instance.objectNode().put("issuer", issuer);
            metadata.set("jwks", set);
            return answer(metadata, request);
        });
    }

    private Uni<ObjectNode> keys() {
        return keySet.get().invoke(set -> {
            if (set.get("keys").isEmpty()) {
                throw Problem.of(503, "NOT_READY", "the issuer is being set up, try again")
                        .retryAfter(Duration.ofSeconds(1));
            }
        });
    }

    private static Response answer(ObjectNode document, Request request) {
        String body = document.toString();
        EntityTag tag = new EntityTag(Base64Url.encode(Sha256.hash(body.getBytes(StandardCharsets.UTF_8))));
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        Response.ResponseBuilder response =
                unchanged != null ? unchanged : Response.ok(body, MediaType.APPLICATION_JSON);
        return response.tag(tag).header("Cache-Control", "public, no-cache").build();
    }
}
