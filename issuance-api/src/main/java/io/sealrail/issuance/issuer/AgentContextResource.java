package io.sealrail.issuance.issuer;

import java.nio.charset.StandardCharsets;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.sealrail.credential.key.Base64Url;
import io.sealrail.credential.key.Sha256;
import io.sealrail.credential.model.AgentCapabilityContext;
import io.sealrail.issuance.IssuanceConfig;

/** Serves the JSON-LD context of agents' credentials. */
@Path("/contexts/agent-capability/v1")
@PermitAll
@Tag(name = "Contexts", description = "JSON-LD contexts of credentials")
public class AgentContextResource {

    private static final String JSON_LD = "application/ld+json";

    private final String body;
    private final EntityTag tag;

    AgentContextResource(IssuanceConfig config) {
        this.body = AgentCapabilityContext.document(config.publicUrl()).toString();
        this.tag = new EntityTag(Base64Url.encode(Sha256.hash(body.getBytes(StandardCharsets.UTF_8))));
    }

    @GET
    @Operation(operationId = "agentContext", summary = "Get the context of AgentCapabilityCredential")
    @APIResponse(responseCode = "200", description = "The context", content = @Content(mediaType = JSON_LD))
    @APIResponse(responseCode = "304", description = "The caller has it already")
    public Response get(@Context Request request) {
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        Response.ResponseBuilder response = unchanged != null ? unchanged : Response.ok(body, JSON_LD);
        return response.tag(tag)
                .header("Cache-Control", "public, max-age=86400")
                .build();
    }
}
