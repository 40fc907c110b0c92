package io.sealrail.stack.gateway;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;

/**
 * The reverse proxy: waits a little longer than the longest poll. Every replica is looked at all the time, and one that is not ready
 * gets no calls while another is.
 */
final class Gateway {

    private static final int LONGEST_POLL_SECONDS = 65;
    private static final int CONNECTIONS_PER_REPLICA = 256;
    private static final int IDLE_CONNECTION_SECONDS = 30;
    private static final int CONNECT_MILLISECONDS = 1000;
    private static final int LOOK_MILLISECONDS = 500;

    private final Routes routes = Routes.bundled();
    private final Map<String, Replicas> services;
    private final HttpClient client;
    private final HttpClient looks;
    private final Vertx vertx;
    private final String baseUrl;

    /**
     * @param baseUrl what clients reach it by
     * @param replicas the addresses of the processes of each service
     */
    Gateway(Vertx vertx, String baseUrl, Map<String, List<SocketAddress>> replicas) {
        this.vertx = vertx;
        this.baseUrl = baseUrl;
        this.services = replicas.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> new Replicas(entry.getValue())));
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setMaxPoolSize(CONNECTIONS_PER_REPLICA)
                .setConnectTimeout(CONNECT_MILLISECONDS)
                // shorter than the services keep idle connections, so that none is used while it is being closed
                .setKeepAliveTimeout(IDLE_CONNECTION_SECONDS)
                .setIdleTimeout(LONGEST_POLL_SECONDS));
        this.looks = vertx.createHttpClient(new HttpClientOptions().setConnectTimeout(CONNECT_MILLISECONDS));
    }

    /** Listens for clients, whose calls go by their paths, once every replica was looked at. */
    Future<HttpServer> listen(SocketAddress address) {
        vertx.setPeriodic(LOOK_MILLISECONDS, ignored -> look());
        return look().compose(looked -> open(address, this::route));
    }

    /** Listens for services that call this one. */
    Future<HttpServer> listen(SocketAddress address, String service) {
        Replicas replicas = services.get(service);
        return open(address, request -> new Exchange(request, baseUrl, Door.SERVICES).forward(client, replicas));
    }

    private Future<?> look() {
        return Future.join(services.values().stream()
                .flatMap(replicas -> replicas.all().stream())
                .map(replica -> replica.look(looks))
                .toList());
    }

    private Future<HttpServer> open(SocketAddress address, Handler<HttpServerRequest> handler) {
        return vertx.createHttpServer(new HttpServerOptions()
                        .setHandle100ContinueAutomatically(true)
                        .setIdleTimeout(LONGEST_POLL_SECONDS + 10))
                .requestHandler(handler)
                .listen(address);
    }

    private void route(HttpServerRequest request) {
        Exchange exchange = new Exchange(request, baseUrl, Door.CLIENTS);
        routes.service(request.path())
                .map(services::get)
                .ifPresentOrElse(
                        replicas -> exchange.forward(client, replicas), () -> exchange.refuse(Refusal.NO_SUCH_PATH));
    }
}
