package io.sealrail.issuance.operator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import io.sealrail.issuance.CallerContext;
import io.sealrail.issuance.IssuanceConfig;

/** Asks onchain-worker, once and for half a second at most, how far a credential is. */
@ApplicationScoped
class OnchainWorker {

    private static final Logger LOG = Logger.getLogger(OnchainWorker.class);
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final Optional<URI> url;
    private final ObjectMapper json;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    @Inject
    OnchainWorker(IssuanceConfig config, ObjectMapper json) {
        this(config.onchainUrl(), json);
    }

    OnchainWorker(Optional<URI> url, ObjectMapper json) {
        this.url = url;
        this.json = json;
    }

    /**
     * Asks in the operator's name.
     *
     * @param authorization the operator's {@code Authorization} header
     */
    Uni<Answer> leaf(String credentialId, String authorization) {
        if (url.isEmpty()) {
            return Uni.createFrom().item(Answer.AWAY);
        }
        HttpRequest request = HttpRequest.newBuilder(url.get().resolve("/internal/v1/leaves/" + credentialId))
                .timeout(PATIENCE)
                .header("Authorization", authorization)
                .header("Accept", "application/json")
                .build();
        return Uni.createFrom()
                .deferred(() -> CallerContext.await(client.sendAsync(request, HttpResponse.BodyHandlers.ofString())))
                .map(this::answer)
                .onFailure()
                .recoverWithItem(failure -> away(failure.getClass().getSimpleName()));
    }

    private Answer answer(HttpResponse<String> response) {
        if (response.statusCode() == 404) {
            return Answer.NOT_RECEIVED;
        }
        if (response.statusCode() != 200) {
            return away("status-" + response.statusCode());
        }
        try {
            return new Answer(true, Optional.of(json.readValue(response.body(), LeafState.class)));
        } catch (IOException e) {
            return away("malformed-answer");
        }
    }

    private static Answer away(String reason) {
        LOG.warnf("onchain-worker did not answer reason=%s", reason);
        return Answer.AWAY;
    }

    /** Whether it answered, and what it knows of the credential: nothing before it received the event. */
    record Answer(boolean answered, Optional<LeafState> leaf) {

        static final Answer AWAY = new Answer(false, Optional.empty());
        static final Answer NOT_RECEIVED = new Answer(true, Optional.empty());
    }
}
