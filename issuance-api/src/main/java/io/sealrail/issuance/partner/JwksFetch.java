package io.sealrail.issuance.partner;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

import io.sealrail.issuance.IssuanceConfig;
import io.sealrail.kit.fetch.FetchRules;
import io.sealrail.kit.fetch.GuardedFetch;
import io.sealrail.kit.fetch.Reply;

/**
 * Fetches a JWK Set from the URL that a partner registered, through the guarded client: https to a public address only, unless
 * the operator allows otherwise. No redirects, 64 KiB and 3 s at most.
 */
@ApplicationScoped
class JwksFetch {

    private static final int LARGEST = 64 * 1024;
    private static final Duration SLOWEST = Duration.ofSeconds(3);
    private static final int CALLS = 64;
    private static final int CALLS_PER_ADDRESS = 16;
    private static final Map<String, String> ACCEPT = Map.of("Accept", "application/jwk-set+json, application/json");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final GuardedFetch fetch;

    JwksFetch(Vertx vertx, IssuanceConfig config) {
        this.fetch = new GuardedFetch(
                vertx, new FetchRules(config.allowInsecureJwks(), SLOWEST, LARGEST, 0, CALLS, CALLS_PER_ADDRESS));
    }

    /** The document at the URL; every failure is an {@link IOException} whose message names no address. */
    Uni<JsonNode> fetch(String url) {
        return fetch.get(url, ACCEPT)
                .map(JwksFetch::parse)
                .onFailure()
                .transform(failure -> new IOException("JWKS not fetched: " + failure.getMessage(), failure));
    }

    @PreDestroy
    void close() {
        fetch.close();
    }

    private static JsonNode parse(Reply reply) {
        if (!reply.ok()) {
            throw new IllegalArgumentException("status " + reply.status());
        }
        try {
            return MAPPER.readTree(reply.body());
        } catch (IOException e) {
            throw new IllegalArgumentException("not JSON", e);
        }
    }
}
