package io.sealrail.issuance.issuer;

import java.util.List;
import java.util.Optional;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.sealrail.credential.did.Did;
import io.sealrail.issuance.Json;
import io.sealrail.kit.http.Problem;

/**
 * Resolves our DIDs over HTTP (W3C DID Resolution, HTTP(S) binding). Without a preference the answer is the DID document, which
 * is what verifiers read; the resolution result, with its metadata, is there for whoever asks for it by media type.
 */
@Path("/1.0/identifiers")
@PermitAll
@Tag(name = "DIDs", description = "The public keys of our issuers and of agents")
public class ResolverResource {

    private static final String RESULT = "application/ld+json;profile=\"https://w3id.org/did-resolution\"";
    private static final String SHORT_RESULT = "application/did-resolution";
    private static final String PROFILE = "https://w3id.org/did-resolution";
    private static final List<String> DOCUMENTS = List.of(
            "application/did+ld+json",
            "application/did+json",
            "application/did",
            "application/json",
            "application/ld+json");

    private final List<DidSource> sources;

    ResolverResource(@All List<DidSource> sources) {
        this.sources = sources;
    }

    @GET
    @Path("/{did}")
    @Operation(
            summary = "Resolve a DID",
            description =
                    "The DID document (application/did+ld+json, application/did+json, application/json), or the whole"
                            + " resolution result when `application/ld+json;profile=\"https://w3id.org/did-resolution\"` or"
                            + " `application/did-resolution` is accepted.")
    @APIResponse(
            responseCode = "200",
            description = "The document",
            content = @Content(mediaType = "application/did+ld+json"))
    @APIResponse(responseCode = "400", description = "INVALID_DID: not a DID")
    @APIResponse(responseCode = "404", description = "DID_NOT_FOUND: nobody of this platform has this DID")
    @APIResponse(responseCode = "406", description = "REPRESENTATION_NOT_SUPPORTED: a DID document is JSON")
    public Uni<Response> resolve(@PathParam("did") String asked, @Context HttpHeaders headers) {
        String did = AskedDid.of(asked);
        String type = headers.getAcceptableMediaTypes().stream()
                .flatMap(accepted -> representation(accepted).stream())
                .findFirst()
                .orElseThrow(() -> Problem.of(
                        406,
                        "REPRESENTATION_NOT_SUPPORTED",
                        "a DID document is JSON: " + String.join(", ", DOCUMENTS)));
        boolean result = type.equals(RESULT) || type.equals(SHORT_RESULT);
        if (!isDid(did)) {
            return Uni.createFrom().item(refuse(result, type, 400, "invalidDid"));
        }
        return resolve(did, 0)
                .map(found -> found.map(resolved -> answer(200, type, result ? result(resolved) : resolved.document()))
                        .orElseGet(() -> refuse(result, type, 404, "notFound")));
    }

    private Uni<Optional<ResolvedDid>> resolve(String did, int source) {
        return source == sources.size()
                ? Uni.createFrom().item(Optional.empty())
                : sources.get(source)
                        .resolve(did)
                        .flatMap(found -> found.isPresent() ? Uni.createFrom().item(found) : resolve(did, source + 1));
    }

    private static Optional<String> representation(MediaType accepted) {
        String plain = accepted.getType() + "/" + accepted.getSubtype();
        if (plain.equals(SHORT_RESULT)) {
            return Optional.of(SHORT_RESULT);
        }
        if (plain.equals("application/ld+json")
                && PROFILE.equals(accepted.getParameters().get("profile"))) {
            return Optional.of(RESULT);
        }
        return accepted.isWildcardSubtype()
                ? Optional.of(DOCUMENTS.get(0))
                        .filter(d ->
                                accepted.isWildcardType() || accepted.getType().equals("application"))
                : Optional.of(plain).filter(DOCUMENTS::contains);
    }

    private static boolean isDid(String text) {
        try {
            return new Did(text).text().equals(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Response refuse(boolean result, String type, int status, String error) {
        if (!result) {
            throw status == 400
                    ? Problem.of(400, "INVALID_DID", "not a DID")
                    : Problem.of(404, "DID_NOT_FOUND", "nobody of this platform has this DID");
        }
        ObjectNode body = Json.object();
        body.putNull("didDocument");
        body.putObject("didResolutionMetadata").put("error", error);
        body.putObject("didDocumentMetadata");
        return answer(status, type, body);
    }

    private static ObjectNode result(ResolvedDid resolved) {
        ObjectNode body = Json.object();
        body.put("@context", "https://w3id.org/did-resolution/v1");
        body.set("didDocument", resolved.document());
        body.putObject("didResolutionMetadata").put("contentType", DOCUMENTS.get(0));
        ObjectNode metadata = body.putObject("didDocumentMetadata");
        if (resolved.deactivated()) {
            metadata.put("deactivated", true);
        }
        return body;
    }

    private static Response answer(int status, String type, ObjectNode body) {
        return Response.status(status)
                .type(type)
                .header("Vary", "Accept")
                .header("Cache-Control", "no-cache")
                .entity(body.toString())
                .build();
    }
}
