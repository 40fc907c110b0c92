package io.sealrail.kit.fetch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;

/** An address that may be called as far as its text tells: https, a host, no user, no more than 2,048 characters. */
record GuardedUrl(URI uri, boolean tls, int port) {

    private static final int MAX_LENGTH = 2048;
    private static final int MAX_PORT = 65_535;

    static GuardedUrl parse(String url, boolean allowHttp) throws IOException {
        try {
            if (url.length() > MAX_LENGTH) {
                throw new IOException("URL is too long");
            }
            return of(new URI(url), allowHttp);
        } catch (URISyntaxException e) {
            throw new IOException("not a URL");
        }
    }

    /** Where a redirect from here leads. */
    GuardedUrl redirect(String location, boolean allowHttp) throws IOException {
        try {
            return parse(uri.resolve(location).toString(), allowHttp);
        } catch (IllegalArgumentException e) {
            throw new IOException("redirected to no URL");
        }
    }

    String host() {
        return uri.getHost();
    }

    /** The request to exactly this address of the host; its name stays for the certificate and the Host header. */
    RequestOptions to(InetAddress address) {
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(address, port)))
                .setHost(host())
                .setPort(port)
                .setSsl(tls)
                .setURI(uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery())
                .setFollowRedirects(false);
    }

    private static GuardedUrl of(URI uri, boolean allowHttp) throws IOException {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        boolean tls = scheme.equals("https");
        if (!tls && !(scheme.equals("http") && allowHttp)) {
            throw new IOException("not an https URL");
        }
        if (uri.getHost() == null || uri.getRawUserInfo() != null) {
            throw new IOException("URL has no host or a user");
        }
        int port = uri.getPort() >= 0 ? uri.getPort() : tls ? 443 : 80;
        if (port == 0 || port > MAX_PORT) {
            throw new IOException("URL has no such port");
        }
        return new GuardedUrl(uri, tls, port);
    }
}
