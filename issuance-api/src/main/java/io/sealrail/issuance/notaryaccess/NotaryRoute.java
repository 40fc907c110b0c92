package io.sealrail.issuance.notaryaccess;

import java.util.Optional;
import java.util.regex.Pattern;

import io.sealrail.kit.http.NotaryPaths;

/** The paths of the Notary API that need a key, by the templates that are put on record instead of what was asked for. */
enum NotaryRoute {
    CLAIMS("/v1/claims"),
    CLAIM("/v1/claims/{id}"),
    FORMATS("/v1/formats"),
    EVALUATIONS("/v1/evaluations"),
    RENDER("/v1/evaluations/{id}/render"),
    BATCHES("/v1/batch-evaluations"),
    CREDENTIALS("/v1/credentials");

    /** What is below them and leads nowhere. */
    static final String ELSEWHERE = "/v1/*";

    private final String template;
    private final Pattern paths;

    NotaryRoute(String template) {
        this.template = template;
        this.paths = Pattern.compile(template.replace("{id}", "[^/]+"));
    }

    /** The template of a normalized path (RFC 3986, section 6.2.2). */
    static String template(String path) {
        return of(NotaryPaths.routed(path)).map(route -> route.template).orElse(ELSEWHERE);
    }

    private static Optional<NotaryRoute> of(String routed) {
        for (NotaryRoute route : values()) {
            if (route.paths.matcher(routed).matches()) {
                return Optional.of(route);
            }
        }
        return Optional.empty();
    }
}
