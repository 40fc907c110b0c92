package io.sealrail.revocation;

import java.util.regex.Pattern;

/** The names that agents may have. */
final class AgentSlugs {

    private static final Pattern SLUG = Pattern.compile("[a-z0-9-]{3,64}");

    private AgentSlugs() {}

    /** Fails with 404, before anybody is asked, if no agent can have the name. */
    static void requirePossible(String slug) {
        if (!SLUG.matcher(slug).matches()) {
            throw Refusals.unknownAgent();
        }
    }
}
