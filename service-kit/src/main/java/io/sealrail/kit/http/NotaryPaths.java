package io.sealrail.kit.http;

import java.util.regex.Pattern;

/** The paths of the Notary API, however a client writes them. Paths are normalized ones (RFC 3986, section 6.2.2). */
public final class NotaryPaths {

    private static final Pattern PARAMETERS = Pattern.compile(";[^/]*");
    private static final Pattern SLASHES_AT_THE_END = Pattern.compile("/+$");

    private static final Pattern KEYED =
            Pattern.compile("/v1/(claims|formats|evaluations|batch-evaluations)(/.*)?|/v1/credentials");
    private static final Pattern OPEN = Pattern.compile("/v1/credentials/[^/]+/status|/problems(/.*)?");

    private NotaryPaths() {}

    /** Whether the path is the Notary's and not public. */
    public static boolean needsKey(String path) {
        return KEYED.matcher(routed(path)).matches();
    }

    /** Whether the path is the Notary's, public or not. */
    public static boolean isNotary(String path) {
        String routed = routed(path);
        return KEYED.matcher(routed).matches() || OPEN.matcher(routed).matches();
    }

    /** The path as the router takes it: without what follows a semicolon in a segment, without a slash at the end. */
    public static String routed(String path) {
        return SLASHES_AT_THE_END.matcher(withoutParameters(path)).replaceAll("");
    }

    static String withoutParameters(String path) {
        return PARAMETERS.matcher(path).replaceAll("");
    }
}
