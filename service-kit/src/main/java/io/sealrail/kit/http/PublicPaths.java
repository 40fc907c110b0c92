package io.sealrail.kit.http;

import java.util.Optional;
import java.util.regex.Pattern;

/** The paths that answer without knowing who asks, and what their calls cost us. */
enum PublicPaths {
    /** A signature and what it names are checked. */
    VERIFY("/api/v1/(credentials|presentations)/verify"),
    /** A document that lies ready. */
    READ("/api/v1/agents/[^/]+/(credential|did)|/credentials/status/.+|/contexts/.+|/\\.well-known/did\\.json"
            + "|/agents/[^/]+/did\\.json|/1\\.0/identifiers/.+|/v1/credentials/[^/]+/anchor");

    /** The router takes a slash at the end, and whatever follows a semicolon in a segment, for nothing. */
    private static final Pattern IGNORED = Pattern.compile(";[^/]*|/+$");

    private final Pattern paths;

    PublicPaths(String paths) {
        this.paths = Pattern.compile(paths);
    }

    /** @param path normalized (RFC 3986, section 6.2.2) */
    static Optional<PublicPaths> of(String path) {
        String routed = IGNORED.matcher(path).replaceAll("");
        for (PublicPaths group : values()) {
            if (group.paths.matcher(routed).matches()) {
                return Optional.of(group);
            }
        }
        return Optional.empty();
    }
}
