package io.sealrail.kit.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What happens to a request before any resource sees it: it gets its id, and a body that is too large is refused. */
@ApplicationScoped
public class HttpGuards {

    private static final int FIRST = 1000;

    private final Problems problems;
    private final long mostBytes;

    HttpGuards(
            Problems problems,
            @ConfigProperty(name = "sealrail.http.max-body-bytes", defaultValue = "1048576") long mostBytes) {
        this.problems = problems;
        this.mostBytes = mostBytes;
    }

    void register(@Observes Filters filters) {
        BodyHandler bodies = BodyHandler.create(false).setBodyLimit(mostBytes);
        filters.register(HttpGuards::identify, FIRST);
        filters.register(bodies::handle, FIRST - 1);
    }

    private static void identify(RoutingContext request) {
        request.response().putHeader(RequestIds.HEADER, RequestIds.of(request));
        request.next();
    }
}
