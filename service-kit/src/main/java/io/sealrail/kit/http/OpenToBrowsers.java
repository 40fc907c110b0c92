package io.sealrail.kit.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/**
 * Lets pages of any origin use the public paths, and see why they are refused (Fetch standard, section 3.2): a browser can verify.
 * Preflight requests are answered here and not counted.
 */
@ApplicationScoped
public class OpenToBrowsers {

    private static final int BEFORE_THE_LIMITS = 950;
    private static final String EXPOSED =
            "ETag, Retry-After, RateLimit, RateLimit-Policy, x-request-id, x-status-list-version";

    void register(@Observes Filters filters) {
        filters.register(this::open, BEFORE_THE_LIMITS);
    }

    private void open(RoutingContext request) {
        PublicPaths group = PublicPaths.of(request.normalizedPath())
                .filter(PublicPaths::isPublic)
                .orElse(null);
        if (group == null) {
            request.next();
            return;
        }
        HttpServerResponse response = request.response()
                .putHeader("Access-Control-Allow-Origin", "*")
                .putHeader("Access-Control-Expose-Headers", EXPOSED);
        if (request.request().method().equals(HttpMethod.OPTIONS)
                && request.request().headers().contains("Access-Control-Request-Method")) {
            response.putHeader("Access-Control-Allow-Methods", group == PublicPaths.VERIFY ? "POST" : "GET, HEAD")
                    .putHeader("Access-Control-Allow-Headers", "Accept, Content-Type, If-None-Match")
                    .putHeader("Access-Control-Max-Age", "86400")
                    .setStatusCode(204)
                    .end();
        } else {
            request.next();
        }
    }
}
