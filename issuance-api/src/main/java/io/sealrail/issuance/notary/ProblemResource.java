package io.sealrail.issuance.notary;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;

import io.sealrail.kit.http.Problem;

/** Where the {@code type} of each problem of the Notary API leads: for programs as JSON, for people as a page. */
@Path("/problems/{area}/{name}")
@Tag(name = "Notary problems", description = "What each refusal of the Notary API means")
public class ProblemResource {

    private static final String CACHED = "public, max-age=3600";
    private static final String HTML = "text/html;charset=utf-8";

    private final ProblemDocuments documents;

    ProblemResource(ProblemDocuments documents) {
        this.documents = documents;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = CACHED)
    @ResponseHeader(name = HttpHeaders.VARY, value = HttpHeaders.ACCEPT)
    @Operation(
            summary = "What a problem means",
            description =
                    "The address is the `type` of the problem: its `code` with a slash for the dot. A browser gets a page.")
    @APIResponseSchema(
            value = ProblemDocument.class,
            responseCode = "200",
            responseDescription = "When it is answered and what to do")
    @APIResponse(responseCode = "404", description = "request.not_found: there is no such problem")
    public ProblemDocument json(@PathParam("area") String area, @PathParam("name") String name) {
        return known(area, name);
    }

    @GET
    @Produces(HTML)
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = CACHED)
    @ResponseHeader(name = HttpHeaders.VARY, value = HttpHeaders.ACCEPT)
    @Operation(hidden = true)
    public String page(@PathParam("area") String area, @PathParam("name") String name) {
        return known(area, name).html();
    }

    private ProblemDocument known(String area, String name) {
        return documents
                .of(area + "." + name)
                .orElseThrow(() -> Problem.of(404, "NOT_FOUND", "there is no such problem"));
    }
}
