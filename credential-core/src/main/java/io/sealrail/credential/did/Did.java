package io.sealrail.credential.did;

import java.util.regex.Pattern;

/**
 * A DID (DID Core 1.0, 3.1), of any method, without path, query or fragment.
 *
 * @param text {@code did:<method>:<method-specific id>}
 */
public record Did(String text) {

    private static final int MAX_LENGTH = 2048;
    private static final String ID_CHARACTER = "(?:[A-Za-z0-9._-]|%[0-9A-Fa-f]{2})";
    private static final Pattern SYNTAX =
            Pattern.compile("did:[a-z0-9]+:(?:" + ID_CHARACTER + "*+:)*+" + ID_CHARACTER + "++");

    /** Refuses anything that is not a DID. */
    public Did {
        if (text == null || text.length() > MAX_LENGTH || !SYNTAX.matcher(text).matches()) {
            throw new IllegalArgumentException("not a DID");
        }
    }

    /** The DID that a DID URL such as {@code did:…#key-1} starts with. */
    public static Did ofUrl(String url) {
        return new Did(url.split("[/?#]", 2)[0]);
    }

    /** {@code web}, {@code key}, … */
    public String method() {
        return text.split(":", 3)[1];
    }

    /** What follows the method. */
    public String id() {
        return text.split(":", 3)[2];
    }

    @Override
    public String toString() {
        return text;
    }
}
