package io.sealrail.kit.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.runtime.Startup;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What the platform's own services know each other by: {@code sealrail.internal-token}, the same 32 to 512 characters of a
 * bearer token in all of them, or none.
 */
@Startup
@ApplicationScoped
public class InternalToken {

    /** Carries the token on a call to a public path, which is then not counted as a client's. */
    public static final String HEADER = "x-sealrail-internal";

    private static final Pattern USABLE = Pattern.compile("[A-Za-z0-9._~+/=-]{32,512}");
    private static final String BEARER = "Bearer ";

    private final Optional<String> token;
    private final Optional<byte[]> expected;

    public InternalToken(@ConfigProperty(name = "sealrail.internal-token") Optional<String> token) {
        this.token = token.map(InternalToken::usable);
        this.expected = this.token.map(InternalToken::bytes);
    }

    /** The token to show to another of the platform's services, if one is set. */
    public Optional<String> text() {
        return token;
    }

    /** The {@code Authorization} to show to another of the platform's services, if a token is set. */
    public Optional<String> authorization() {
        return token.map(BEARER::concat);
    }

    /** Whether this is the token; never if none is set. Takes equally long for every wrong one. */
    public boolean is(String given) {
        return given != null
                && expected.map(token -> MessageDigest.isEqual(token, bytes(given)))
                        .orElse(false);
    }

    /** Fails with 404 if no token is set, so that nothing is there to be tried, and with 401 if another one comes. */
    public void require(String authorization) {
        if (expected.isEmpty()) {
            throw Problem.of(404, "NOT_FOUND", "there is nothing at this path");
        }
        if (authorization == null
                || !authorization.startsWith(BEARER)
                || !is(authorization.substring(BEARER.length()))) {
            throw Problem.of(401, "UNAUTHORIZED", "the platform's own token is required")
                    .challenge("Bearer");
        }
    }

    private static String usable(String token) {
        if (!USABLE.matcher(token).matches()) {
            throw new IllegalStateException("SEALRAIL_INTERNAL_TOKEN must be 32 to 512 characters of a bearer token");
        }
        return token;
    }

    private static byte[] bytes(String token) {
        return token.getBytes(StandardCharsets.UTF_8);
    }
}
