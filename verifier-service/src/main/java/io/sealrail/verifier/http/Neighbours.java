package io.sealrail.verifier.http;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;

import io.sealrail.kit.fetch.BoundedBody;
import io.sealrail.kit.fetch.OnEventLoop;
import io.sealrail.kit.fetch.Reply;
import io.sealrail.kit.http.InternalToken;
import io.sealrail.verifier.VerifierConfig;

/**
 * GETs paths of the platform's own services: bounded in time, connections, waiting calls and bytes, never redirected. The
 * host comes from the configuration and never from a credential. The internal token, where there is one, tells them that it is us.
 */
@Startup
@Singleton
public class Neighbours {

    private static final int CONNECTIONS = 16;
    private static final int WAITING = 256;
    private static final int MAX_BYTES = 4 << 20;

    private final Vertx vertx;
    private final VerifierConfig config;
    private final Optional<String> token;
    private final HttpClient client;

    Neighbours(Vertx vertx, VerifierConfig config, InternalToken token) {
        this.vertx = vertx;
        this.config = config;
        this.token = token.text();
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setMaxPoolSize(CONNECTIONS)
                .setMaxWaitQueueSize(WAITING)
                .setConnectTimeout((int) config.askTimeout().toMillis())
                .setDecompressionSupported(false));
    }

    /** GET of an issuance-api path; fails when there is no answer in time. */
    public Uni<Reply> askIssuance(String path, Map<String, String> headers) {
        return get(config.issuanceUrl(), path, headers);
    }

    /** GET of a status-list-service path; fails when there is no answer in time. */
    public Uni<Reply> askStatusLists(String path, Map<String, String> headers) {
        return get(config.statusListUrl(), path, headers);
    }

    private Uni<Reply> get(URI base, String path, Map<String, String> headers) {
        RequestOptions request = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setAbsoluteURI(base.toString().replaceAll("/+$", "") + path)
                .setFollowRedirects(false)
                .setTimeout(config.askTimeout().toMillis());
        headers.forEach(request::putHeader);
        token.ifPresent(value -> request.putHeader(InternalToken.HEADER, value));
        return Uni.createFrom()
                .completionStage(() -> OnEventLoop.begin(vertx, () -> client.request(request)
                                .compose(HttpClientRequest::send)
                                .compose(response -> new BoundedBody(response, MAX_BYTES).read()))
                        .toCompletionStage())
                .ifNoItem()
                .after(config.askTimeout())
                .fail();
    }

    @PreDestroy
    void close() {
        client.close();
    }
}
