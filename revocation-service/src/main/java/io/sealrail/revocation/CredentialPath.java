package io.sealrail.revocation;

import java.util.regex.Pattern;

/** A credential id from a path. What cannot be an id of ours is an unknown credential, and nobody is asked about it. */
public record CredentialPath(String id) {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9:._-]{0,199}");

    /** Called by the HTTP layer with the decoded segment. */
    public CredentialPath {
        if (!ID.matcher(id).matches()) {
            throw Refusals.unknownCredential();
        }
    }
}
