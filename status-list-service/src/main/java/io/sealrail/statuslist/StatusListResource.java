package io.sealrail.statuslist;

import java.time.Duration;
import java.util.List;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.common.annotation.NonBlocking;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import io.sealrail.kit.http.Problem;

/** The status lists, public, from memory. {@code x-status-list-version} names the version that was sent. */
@Path("/credentials/status/{listId}")
@Produces(MediaType.WILDCARD)
@NonBlocking
@Tag(name = "Status lists")
@APIResponse(responseCode = "200", description = "The current version of the list")
@APIResponse(responseCode = "304", description = "Unchanged since the version of If-None-Match")
@APIResponse(responseCode = "404", description = "No such list")
class StatusListResource {

    static final String VERSION = "x-status-list-version";

    private final ServedLists servedLists;
    private final String cacheControl;

    StatusListResource(ServedLists servedLists, StatusListConfig config) {
        this.servedLists = servedLists;
        this.cacheControl = "public, max-age=" + config.maxAge().toSeconds();
    }

    @GET
    @Operation(
            summary =
                    "The flat list, or by Accept the signed StatusList2021Credential, BitstringStatusListCredential or Token"
                            + " Status List")
    public RestResponse<String> flat(@PathParam("listId") String listId, @Context HttpHeaders headers) {
        ServedList list = find(listId);
        return answer(list, Negotiation.choose(list, headers.getAcceptableMediaTypes()), headers);
    }

    @GET
    @Path("/credential")
    @Operation(summary = "The signed StatusList2021Credential (VCDM 1.1, Ed25519Signature2020)")
    public RestResponse<String> statusList2021(@PathParam("listId") String listId, @Context HttpHeaders headers) {
        ServedList list = find(listId);
        return answer(list, list.statusList2021(), headers);
    }

    @GET
    @Path("/bitstring")
    @Operation(summary = "The signed BitstringStatusListCredential (VCDM 2.0, eddsa-rdfc-2022)")
    public RestResponse<String> bitstring(@PathParam("listId") String listId, @Context HttpHeaders headers) {
        ServedList list = find(listId);
        return answer(list, list.bitstring(), headers);
    }

    @GET
    @Path("/token")
    @Operation(
            summary = "The Token Status List, a signed JWT (draft-ietf-oauth-status-list-21)",
            description =
                    "Two bits for each entry: 0 valid, 1 revoked, 2 suspended. Only the current version is served.")
    @APIResponse(responseCode = "501", description = "The query asks for an earlier `time`")
    @APIResponse(responseCode = "503", description = "The version that has this form is being published")
    public RestResponse<String> token(
            @PathParam("listId") String listId,
            @Parameter(hidden = true) @RestQuery String time,
            @Context HttpHeaders headers) {
        ServedList list = find(listId);
        if (time != null) {
            throw Problem.of(501, "NOT_IMPLEMENTED", "Only the current version of a status list is served");
        }
        return answer(list, list.requireToken(), headers);
    }

    private ServedList find(String listId) {
        return servedLists.find(listId).orElseThrow(() -> missing(listId));
    }

    private Problem missing(String listId) {
        if (!servedLists.loaded()) {
            return notYet("The status lists are being read");
        }
        return servedLists.isBehind(listId)
                ? notYet("The status list is being brought up to date")
                : Problem.of(404, "NOT_FOUND", "No such status list");
    }

    private static Problem notYet(String why) {
        return Problem.of(503, "UNAVAILABLE", why).retryAfter(Duration.ofSeconds(1));
    }

    private RestResponse<String> answer(ServedList list, Representation form, HttpHeaders headers) {
        List<String> conditions = headers.getRequestHeader(HttpHeaders.IF_NONE_MATCH);
        boolean unchanged = conditions != null && conditions.stream().anyMatch(form::matches);
        ResponseBuilder<String> response = unchanged
                ? ResponseBuilder.create(RestResponse.Status.NOT_MODIFIED)
                // said here because an answer to HEAD has it too
                : ResponseBuilder.ok(form.body(), form.type()).header(HttpHeaders.CONTENT_LENGTH, form.bytes());
        return response.header(HttpHeaders.ETAG, form.etag())
                .header(HttpHeaders.CACHE_CONTROL, cacheControl)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .header(VERSION, list.version())
                .build();
    }
}
