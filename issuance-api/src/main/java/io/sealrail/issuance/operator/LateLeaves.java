package io.sealrail.issuance.operator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;

import io.sealrail.issuance.CallerContext;
import io.sealrail.issuance.IssuanceConfig;
import io.sealrail.kit.http.InternalToken;
import io.sealrail.kit.http.Problem;

/** Asks onchain-worker to drive credentials on, in the name of the platform itself. */
@ApplicationScoped
class LateLeaves {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final TypeReference<List<Leaf>> LEAVES = new TypeReference<>() {};

    private final Optional<URI> url;
    private final Optional<String> authorization;
    private final ObjectMapper json;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    @Inject
    LateLeaves(IssuanceConfig config, InternalToken token, ObjectMapper json) {
        this(config.onchainUrl(), token.authorization(), json);
    }

    LateLeaves(Optional<URI> url, Optional<String> authorization, ObjectMapper json) {
        this.url = url;
        this.authorization = authorization;
        this.json = json;
    }

    /**
     * What onchain-worker did.
     *
     * @param outcome {@code UNKNOWN}, {@code UNDER_WAY}, {@code FAILED} or {@code SAID_AGAIN}
     * @param state how far its leaf is, {@code null} if unknown
     * @param failureCode why it is not further, or {@code null}
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Leaf(String credentialId, String outcome, String state, String failureCode) {

        Leaf having(String other) {
            return new Leaf(credentialId, other, state, failureCode);
        }
    }

    /** Whether there is somebody to be asked. */
    boolean configured() {
        return url.isPresent() && authorization.isPresent();
    }

    /** Fails with 503 {@code ONCHAIN_WORKER_AWAY} unless it answers with 200. */
    Uni<List<Leaf>> redrive(Collection<String> ids, boolean now) {
        if (!configured()) {
            return Uni.createFrom().failure(away());
        }
        HttpRequest request = HttpRequest.newBuilder(url.get().resolve("/internal/v1/leaves/redrive"))
                .timeout(PATIENCE)
                .header("Authorization", authorization.get())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(text(Map.of("credentialIds", ids, "now", now))))
                .build();
        return Uni.createFrom()
                .deferred(() -> CallerContext.await(client.sendAsync(request, HttpResponse.BodyHandlers.ofString())))
                .onFailure()
                .transform(failure -> away())
                .map(this::leaves);
    }

    private List<Leaf> leaves(HttpResponse<String> response) {
        if (response.statusCode() != 200) {
            throw away();
        }
        try {
            return json.readValue(response.body(), LEAVES);
        } catch (IOException e) {
            throw away();
        }
    }

    private String text(Map<String, ?> body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Problem away() {
        return Problem.of(503, "ONCHAIN_WORKER_AWAY", "onchain-worker does not answer, try again")
                .retryAfter(PATIENCE);
    }
}
