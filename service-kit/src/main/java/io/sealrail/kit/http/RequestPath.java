package io.sealrail.kit.http;

import java.util.Optional;

import io.vertx.ext.web.RoutingContext;

/** The path of a request as the router sees it. */
final class RequestPath {

    private RequestPath() {}

    /** Normalized (RFC 3986, section 6.2.2); empty if a percent sign in it is not followed by two hexadecimal digits. */
    static Optional<String> of(RoutingContext request) {
        try {
            return Optional.of(request.normalizedPath());
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
