package io.sealrail.kit.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import org.jboss.logging.MDC;

/**
 * What happens to a request before any resource sees it: it gets its id; a query with the character NUL, which no database
 * stores, and an announced body that is too large are refused. The server answers a malformed percent escape before, bare 400.
 */
@ApplicationScoped
public class HttpGuards {

    private static final int FIRST = 1000;

    private final Problems problems;
    private final BodyLimit limit;

    HttpGuards(Problems problems, BodyLimit limit) {
        this.problems = problems;
        this.limit = limit;
    }

    void register(@Observes Filters filters) {
        filters.register(this::guard, FIRST);
    }

    private void guard(RoutingContext request) {
        request.response().putHeader(RequestIds.HEADER, RequestIds.of(request));
        MDC.put("requestId", RequestIds.of(request));
        if (String.valueOf(request.request().query()).contains("%00")) {
            refuse(request, Problem.of(400, "VALIDATION", "the query must not contain the character NUL"));
        } else if (limit.exceededBy(request.request().getHeader("content-length"))) {
            refuse(request, StandardProblems.ofStatus(413));
        } else {
            request.next();
        }
    }

    /** The refused body is read and dropped, so that the client gets to the answer. */
    private void refuse(RoutingContext request, Problem problem) {
        request.request().resume();
        problems.respond(request, problem);
    }
}
