package io.sealrail.issuance.claim.source;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An http(s) address with {@code {parameters}} in its path and query. Values are percent-encoded (RFC 3986 section 2.1, all but
 * the unreserved characters), so that none of them can be more than a part of a segment or of a query's value.
 */
record UrlTemplate(String text) {

    private static final Pattern PARAMETER = Pattern.compile("\\{([a-z][a-z0-9_]*)\\}");
    private static final Pattern QUERY = Pattern.compile("\\?");
    private static final Pattern STEP = Pattern.compile("/(\\.|%2[eE]){1,2}/");
    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    /** What is wrong with the text. */
    Optional<String> fault() {
        try {
            URI origin = new URI(PARAMETER.matcher(text).replaceAll("x"));
            boolean web = "http".equals(origin.getScheme()) || "https".equals(origin.getScheme());
            if (!web || origin.getHost() == null || origin.getFragment() != null) {
                return Optional.of("This must be an http or https address.");
            }
            if (origin.getUserInfo() != null) {
                return Optional.of("User and password do not belong here; send a header.");
            }
            String path = origin.getRawPath() == null ? "" : origin.getRawPath();
            String front = text.substring(
                    0, text.indexOf("://") + 3 + origin.getRawAuthority().length());
            if (PARAMETER.matcher(front).find() || front.contains("{") || !path.startsWith("/")) {
                return Optional.of("Parameters may stand in a path and in a query only.");
            }
            return steps(text) ? Optional.of("Steps (. and ..) do not belong in the path.") : Optional.empty();
        } catch (URISyntaxException | StringIndexOutOfBoundsException e) {
            return Optional.of("This must be an http or https address.");
        }
    }

    Set<String> parameters() {
        Set<String> names = new LinkedHashSet<>();
        PARAMETER.matcher(text).results().map(found -> found.group(1)).forEach(names::add);
        return names;
    }

    /** The address for these values; empty where they would make a step in the path ({@code .}, {@code ..}). */
    Optional<String> with(Map<String, String> values) {
        String address = PARAMETER.matcher(text).replaceAll(found -> Matcher.quoteReplacement(encoded(found, values)));
        return steps(address) ? Optional.empty() : Optional.of(address);
    }

    /** Whether a finished segment of the path is a step; a dot may be percent-encoded in the template. */
    private static boolean steps(String address) {
        String path = QUERY.split(address, 2)[0];
        return STEP.matcher(path + "/").find();
    }

    private static String encoded(MatchResult found, Map<String, String> values) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : values.get(found.group(1)).getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (octet & 0xff);
            if (UNRESERVED.indexOf(character) >= 0) {
                encoded.append(character);
            } else {
                encoded.append(String.format("%%%02X", octet & 0xff));
            }
        }
        return encoded.toString();
    }
}
