package io.sealrail.kit.http;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/** Writes a {@link Problem} in the shape of the surface that was called. */
@ApplicationScoped
public class Problems {

    private final ObjectMapper json;

    Problems(ObjectMapper json) {
        this.json = json;
    }

    /** The JSON body of the problem for this request. */
    public String body(RoutingContext request, Problem problem) {
        Surface surface = Surface.of(request.normalizedPath());
        try {
            return json.writeValueAsString(surface.body(problem, RequestIds.of(request)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an error body cannot be written", e);
        }
    }

    /** Answers the request with the problem, for refusals outside of JAX-RS. */
    public void respond(RoutingContext request, Problem problem) {
        HttpServerResponse response = request.response();
        if (response.headWritten() || response.ended() || response.closed()) {
            return;
        }
        problem.retryAfterSeconds().ifPresent(seconds -> response.putHeader("retry-after", Long.toString(seconds)));
        problem.challenge().ifPresent(scheme -> response.putHeader("www-authenticate", scheme));
        response.putHeader(RequestIds.HEADER, RequestIds.of(request))
                .putHeader("content-type", "application/json")
                .setStatusCode(problem.status())
                .end(body(request, problem));
    }
}
