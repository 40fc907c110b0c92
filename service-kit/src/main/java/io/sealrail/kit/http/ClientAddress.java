package io.sealrail.kit.http;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.inject.Singleton;

import io.vertx.core.http.HttpServerRequest;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Whose call it is. The peer's address, unless the peer is one of {@code sealrail.http.trusted-proxies} (ranges, none by
 * default): then the right-most address that is no trusted proxy, of the one header that these proxies write
 * ({@code sealrail.http.forwarded-header}: {@code x-forwarded-for}, or {@code forwarded}, RFC 7239). What stands further to
 * the left, and the other header, were written by the client. A proxy that names nobody calls for itself.
 */
@Singleton
class ClientAddress {

    private static final Pattern FOR = Pattern.compile("(?:^|;)\\s*for=\"?([^;\"]*)\"?", Pattern.CASE_INSENSITIVE);
    private static final Pattern WITH_PORT = Pattern.compile("(\\[[^]]*]|[^:]*):[^:]*");

    private final List<AddressRange> trusted;
    private final String header;

    ClientAddress(
            @ConfigProperty(name = "sealrail.http.trusted-proxies") Optional<List<String>> trusted,
            @ConfigProperty(name = "sealrail.http.forwarded-header", defaultValue = "x-forwarded-for") String header) {
        this.trusted =
                trusted.orElse(List.of()).stream().map(AddressRange::parse).toList();
        this.header = header.toLowerCase(Locale.ROOT);
        if (!List.of("x-forwarded-for", "forwarded").contains(this.header)) {
            throw new IllegalArgumentException("sealrail.http.forwarded-header is x-forwarded-for or forwarded");
        }
    }

    Address of(HttpServerRequest request) {
        String peer =
                request.remoteAddress() == null ? null : request.remoteAddress().hostAddress();
        return of(String.valueOf(peer), request.headers().getAll(header));
    }

    /** @param lines of the header, as they came */
    Address of(String peer, List<String> lines) {
        Address nearest = Address.parse(peer).orElse(Address.UNKNOWN);
        String[] hops = String.join(",", lines).split(",");
        for (int hop = hops.length - 1; hop >= 0 && isTrusted(nearest); hop--) {
            String text = named(hops[hop].trim());
            if (text.isEmpty()) {
                continue;
            }
            Optional<Address> before = Address.parse(withoutPort(text));
            if (before.isEmpty()) {
                break;
            }
            nearest = before.get();
        }
        return nearest;
    }

    private boolean isTrusted(Address address) {
        return trusted.stream().anyMatch(range -> range.contains(address));
    }

    private String named(String hop) {
        if (header.equals("x-forwarded-for")) {
            return hop;
        }
        Matcher element = FOR.matcher(hop);
        return element.find() ? element.group(1) : hop;
    }

    private static String withoutPort(String text) {
        Matcher parts = WITH_PORT.matcher(text);
        return parts.matches() ? parts.group(1) : text;
    }
}
