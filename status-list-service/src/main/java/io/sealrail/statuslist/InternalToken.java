package io.sealrail.statuslist;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.runtime.Startup;

import io.sealrail.kit.http.Problem;

/** What the platform's own services are known by. */
@Startup
@ApplicationScoped
class InternalToken {

    private static final Pattern USABLE = Pattern.compile("[A-Za-z0-9._~+/=-]{32,512}");

    private final Optional<byte[]> expected;

    InternalToken(StatusListConfig config) {
        this.expected = config.internalToken().map(InternalToken::usable).map(InternalToken::bearer);
    }

    /** Fails with 404 if no token is set, so that nothing is there to be tried, and with 401 if another one comes. */
    void require(String authorization) {
        if (expected.isEmpty()) {
            throw Problem.of(404, "NOT_FOUND", "there is nothing at this path");
        }
        byte[] given = String.valueOf(authorization).getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(expected.get(), given)) {
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

    private static byte[] bearer(String token) {
        return ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
    }
}
