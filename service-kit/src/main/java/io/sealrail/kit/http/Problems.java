package io.sealrail.kit.http;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Writes a {@link Problem} in the shape of the surface that was called. */
@ApplicationScoped
public class Problems {

    private final ObjectMapper json;
    private final String typeBase;

    /** @param typeBase where the documents of the Notary API's problems are served, without a slash at the end */
    Problems(
            ObjectMapper json,
            @ConfigProperty(name = "sealrail.notary.problem-base-url", defaultValue = "/problems") String typeBase) {
        this.json = json;
        this.typeBase = typeBase;
    }

    /** The problem as the clients of the called surface know it. */
    public Problem adapted(RoutingContext request, Problem problem) {
        return surface(request).adapt(problem);
    }

    /** The media type of {@link #body}. */
    public String contentType(RoutingContext request) {
        return surface(request).contentType();
    }

    /** The JSON body of an adapted problem for this request. */
    public String body(RoutingContext request, Problem adapted) {
        Map<String, Object> body = surface(request).body(adapted, RequestIds.of(request));
        body.computeIfPresent("type", (name, path) -> typeBase + path);
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an error body cannot be written", e);
        }
    }

    /** Answers the request with the problem, for refusals outside of JAX-RS. */
    public void respond(RoutingContext request, Problem refused) {
        HttpServerResponse response = request.response();
        if (response.headWritten() || response.ended() || response.closed()) {
            return;
        }
        Problem problem = adapted(request, refused);
        problem.retryAfterSeconds().ifPresent(seconds -> response.putHeader("retry-after", Long.toString(seconds)));
        problem.challenge().ifPresent(scheme -> response.putHeader("www-authenticate", scheme));
        response.putHeader(RequestIds.HEADER, RequestIds.of(request))
                .putHeader("content-type", contentType(request))
                .setStatusCode(problem.status())
                .end(body(request, problem));
    }

    private static Surface surface(RoutingContext request) {
        return Surface.of(request.normalizedPath());
    }
}
