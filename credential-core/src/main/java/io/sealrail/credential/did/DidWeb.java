package io.sealrail.credential.did;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * {@code did:web:<host>[%3A<port>][:<path>…]} (W3C CCG did:web, 2.1 and 3.2); a host is a name, never an IP address.
 *
 * @param host name in lower case, with {@code :port} if it has one
 * @param path decoded path segments, maybe none
 */
public record DidWeb(String host, List<String> path) {

    private static final String PREFIX = "did:web:";
    private static final Pattern HOST = Pattern.compile(
            "(?=.{1,253}(?::|$))[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*(?::[0-9]{1,5})?");
    private static final Pattern IPV4 = Pattern.compile("[0-9.]+(?::[0-9]+)?");
    private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9._~-]+");

    /** Refuses a host that is no name and a segment that could lead elsewhere. */
    public DidWeb {
        if (!HOST.matcher(host).matches() || IPV4.matcher(host).matches()) {
            throw new IllegalArgumentException("not a did:web host");
        }
        for (String segment : path) {
            if (!SEGMENT.matcher(segment).matches() || segment.equals(".") || segment.equals("..")) {
                throw new IllegalArgumentException("not a did:web path");
            }
        }
        path = List.copyOf(path);
    }

    /** The did:web of a host (with {@code :port} if it has one) and path segments. */
    public static DidWeb of(String host, String... path) {
        return new DidWeb(host, Arrays.asList(path));
    }

    /**
     * The did:web of an origin such as {@code https://api.example.com} or {@code http://localhost:8080}; the port belongs to it
     * unless it is https's own.
     *
     * @throws IllegalArgumentException if the URL has a path, or its host is no name
     */
    public static DidWeb ofOrigin(String url) {
        URI origin = URI.create(url);
        if (origin.getHost() == null || !origin.getRawPath().isEmpty()) {
            throw new IllegalArgumentException("not an origin without a path");
        }
        boolean usualPort = origin.getPort() < 0 || "https".equals(origin.getScheme()) && origin.getPort() == 443;
        return of(origin.getHost().toLowerCase(Locale.ROOT) + (usualPort ? "" : ":" + origin.getPort()));
    }

    /**
     * Reads a did:web.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static DidWeb parse(String text) {
        if (!text.startsWith(PREFIX)) {
            throw new IllegalArgumentException("not a did:web");
        }
        List<String> parts = new ArrayList<>();
        for (String part : new Did(text).id().split(":", -1)) {
            parts.add(URLDecoder.decode(part, StandardCharsets.UTF_8));
        }
        return new DidWeb(parts.get(0), parts.subList(1, parts.size()));
    }

    /** Where the DID document is: {@code https://<host>/.well-known/did.json} or {@code https://<host>/<path>/did.json}. */
    public URI documentUrl() {
        return URI.create(
                "https://" + host + '/' + (path.isEmpty() ? ".well-known" : String.join("/", path)) + "/did.json");
    }

    /** {@code did:web:…}, a port behind {@code %3A}. */
    public String text() {
        StringBuilder text = new StringBuilder(PREFIX).append(URLEncoder.encode(host, StandardCharsets.UTF_8));
        path.forEach(segment -> text.append(':').append(URLEncoder.encode(segment, StandardCharsets.UTF_8)));
        return text.toString();
    }

    /** The same as a DID of any method. */
    public Did did() {
        return new Did(text());
    }

    @Override
    public String toString() {
        return text();
    }
}
