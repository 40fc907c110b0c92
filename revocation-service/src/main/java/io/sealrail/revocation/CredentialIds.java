package io.sealrail.revocation;

import java.util.regex.Pattern;

/**
 * The ids that credentials of any kind may have: up to 200 letters, digits, {@code : . _ -}. That covers a ULID or UUID behind any
 * URN prefix that needs no escape in a path (RFC 8141).
 */
final class CredentialIds {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9:._-]{0,199}");

    private CredentialIds() {}

    /** The id itself; what cannot be an id of ours is an unknown credential, and nobody is asked about it. */
    static String possible(String id) {
        if (!ID.matcher(id).matches()) {
            throw Refusals.unknownCredential();
        }
        return id;
    }
}
