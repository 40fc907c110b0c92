package io.sealrail.stack.gateway;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;

/** The reverse proxy: waits a little longer than the longest poll. */
final class Gateway {

    private static final int LONGEST_POLL_SECONDS = 65;
    private static final int CONNECTIONS_PER_REPLICA = 256;
    private static final int IDLE_CONNECTION_SECONDS = 30;
    private static final int CONNECT_MILLISECONDS = 1000;

    private final Routes routes = Routes.bundled();
    private final Map<String, Replicas> services;
    private final HttpClient client;
    private final Vertx vertx;
    private final String baseUrl;

    /**
     * @param baseUrl what clients reach it by
     * @param ports of the replicas of each service
     */
    Gateway(Vertx vertx, String baseUrl, Map<String, List<Integer>> ports) {
        this.vertx = vertx;
        this.baseUrl = baseUrl;
        this.services = ports.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> new Replicas(entry.getValue())));
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setMaxPoolSize(CONNECTIONS_PER_REPLICA)
                .setConnectTimeout(CONNECT_MILLISECONDS)
                // shorter than the services keep idle connections, so that none is used while it is being closed
                .setKeepAliveTimeout(IDLE_CONNECTION_SECONDS)
                .setIdleTimeout(LONGEST_POLL_SECONDS));
    }

    Future<HttpServer> listen(int port) {
        return vertx.createHttpServer(new HttpServerOptions()
                        .setHost("127.0.0.1")
                        .setPort(port)
                        .setHandle100ContinueAutomatically(true)
                        .setIdleTimeout(LONGEST_POLL_SECONDS + 10))
                .requestHandler(this::handle)
                .listen();
    }

    private void handle(HttpServerRequest request) {
        Exchange exchange = new Exchange(request, baseUrl);
        routes.service(request.path())
                .map(services::get)
                .ifPresentOrElse(
                        replicas -> exchange.forward(client, replicas), () -> exchange.refuse(Refusal.NO_SUCH_PATH));
    }
}
