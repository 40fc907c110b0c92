package io.sealrail.issuance.issuer;

import java.util.regex.Pattern;

/**
 * A DID as the last part of a path. A did:web with a port has {@code %3A} in it, which HTTP decodes on the way unless the caller
 * encoded it once more; both ways of asking are understood. None of our DIDs has a number as the first part of its path.
 */
final class AskedDid {

    private static final Pattern DECODED_PORT = Pattern.compile("^(did:web:[^:]+):(\\d{1,5})(?=:|$)");

    private AskedDid() {}

    static String of(String pathParameter) {
        return DECODED_PORT.matcher(pathParameter).replaceFirst("$1%3A$2");
    }
}
