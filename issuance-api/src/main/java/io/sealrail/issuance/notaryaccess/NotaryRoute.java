package io.sealrail.issuance.notaryaccess;

import java.util.Optional;
import java.util.regex.Pattern;

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

    /** The router takes a slash at the end, and whatever follows a semicolon in a segment, for nothing. */
    private static final Pattern IGNORED = Pattern.compile(";[^/]*|/+$");

    private static final Pattern AREA =
            Pattern.compile("/v1/(claims|formats|evaluations|batch-evaluations)(/.*)?|/v1/credentials");

    private final String template;
    private final Pattern paths;

    NotaryRoute(String template) {
        this.template = template;
        this.paths = Pattern.compile(template.replace("{id}", "[^/]+"));
    }

    /** Whether the normalized path (RFC 3986 section 6.2.2) is the Notary's and not public. */
    static boolean needsKey(String path) {
        return AREA.matcher(routed(path)).matches();
    }

    /** The template of a normalized path. */
    static String template(String path) {
        return of(routed(path)).map(route -> route.template).orElse(ELSEWHERE);
    }

    private static Optional<NotaryRoute> of(String routed) {
        for (NotaryRoute route : values()) {
            if (route.paths.matcher(routed).matches()) {
                return Optional.of(route);
            }
        }
        return Optional.empty();
    }

    private static String routed(String path) {
        return IGNORED.matcher(path).replaceAll("");
    }
}
