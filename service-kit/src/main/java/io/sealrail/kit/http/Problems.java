package io.sealrail.kit.http;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.micrometer.runtime.binder.vertx.HttpRequestMetric;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import io.sealrail.kit.work.Trouble;
import io.sealrail.kit.work.WithoutMessages;

/** Writes a {@link Problem} in the shape of the surface that was called. */
@ApplicationScoped
public class Problems {

    private static final Logger LOG = Logger.getLogger(Problems.class);
    private static final Duration TRY_AGAIN = Duration.ofSeconds(1);
    private static final String GIVEN = "sealrail.problem";
    private static final String REFUSED = "/REFUSED";

    private final ObjectMapper json;
    private final String typeBase;

    /** @param typeBase where the documents of the Notary API's problems are served, without a slash at the end */
    Problems(
            ObjectMapper json,
            @ConfigProperty(name = "sealrail.notary.problem-base-url", defaultValue = "/problems") String typeBase) {
        this.json = json;
        this.typeBase = typeBase;
    }

    /** The problem as the clients of the called surface know it; remembered as the request's. */
    public Problem adapted(RoutingContext request, Problem problem) {
        Problem adapted = surface(request).adapt(problem);
        request.put(GIVEN, adapted);
        return adapted;
    }

    /** The problem that the request is answered with; empty unless it is refused. */
    public static Optional<Problem> given(RoutingContext request) {
        return Optional.ofNullable(request.get(GIVEN));
    }

    /** What is answered when a request fails with this: the problem itself, or 500 or 503, and a line in the log. */
    public Problem ofFailure(RoutingContext request, Throwable failure) {
        if (failure instanceof Problem problem) {
            return problem;
        }
        String requestId = RequestIds.of(request);
        if (Trouble.of(failure) == Trouble.INFRASTRUCTURE) {
            LOG.warnf("request failed for now requestId=%s kind=%s", requestId, WithoutMessages.kind(failure));
            LOG.debug("request failed for now", WithoutMessages.of(failure));
            return StandardProblems.ofStatus(503).retryAfter(TRY_AGAIN);
        }
        LOG.errorf(WithoutMessages.of(failure), "request failed requestId=%s", requestId);
        return StandardProblems.ofStatus(500);
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
        keepPathOutOfMetrics(request);
        problem.retryAfterSeconds().ifPresent(seconds -> response.putHeader("retry-after", Long.toString(seconds)));
        problem.challenge().ifPresent(scheme -> response.putHeader("www-authenticate", scheme));
        response.putHeader(RequestIds.HEADER, RequestIds.of(request))
                .putHeader("content-type", contentType(request))
                .setStatusCode(problem.status())
                .end(body(request, problem));
    }

    /** What is refused before a resource was found has no template of its path; the path itself would be a label for ever. */
    private static void keepPathOutOfMetrics(RoutingContext request) {
        HttpRequestMetric metric = HttpRequestMetric.getRequestMetric(request);
        if (metric != null) {
            metric.setTemplatePath(REFUSED);
        }
    }

    private static Surface surface(RoutingContext request) {
        return Surface.of(request.normalizedPath());
    }
}
