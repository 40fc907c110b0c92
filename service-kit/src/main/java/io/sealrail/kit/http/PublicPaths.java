package io.sealrail.kit.http;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The paths that cost us something before we know who asks. */
enum PublicPaths {
    /** A signature and what it names are checked. */
    VERIFY("/api/v1/(credentials|presentations)/verify"),
    /** A document that lies ready. */
    READ("/api/v1/agents/[^/]+/(credential|did)|/credentials/status/.+|/contexts/.+|/vct/.+|/problems/.+"
            + "|/\\.well-known/(did\\.json|jwks\\.json|jwt-vc-issuer)|/agents/[^/]+/did\\.json|/1\\.0/identifiers/.+"
            + "|/v1/credentials/[^/]+/(anchor|status)"),
    /** The rest of the agents' API: an API key is looked up in the database to refuse the call or to answer it. */
    KEYED("/api/v1/.+"),
    /** The Notary API, where that is done, too: its clients are few and ask for many. */
    NOTARY(NotaryPaths::needsKey);

    private final Predicate<String> paths;

    PublicPaths(String paths) {
        this.paths = Pattern.compile(paths).asMatchPredicate();
    }

    PublicPaths(Predicate<String> paths) {
        this.paths = paths;
    }

    /** Whether anybody may ask, so that each answer says what is left. */
    boolean isPublic() {
        return this != KEYED && this != NOTARY;
    }

    /** @param path normalized (RFC 3986, section 6.2.2) */
    static Optional<PublicPaths> of(String path) {
        String routed = NotaryPaths.routed(path);
        for (PublicPaths group : values()) {
            if (group.paths.test(routed)) {
                return Optional.of(group);
            }
        }
        return Optional.empty();
    }
}
