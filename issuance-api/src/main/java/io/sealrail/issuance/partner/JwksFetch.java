package io.sealrail.issuance.partner;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;

import io.sealrail.issuance.IssuanceConfig;
import io.sealrail.kit.work.Workers;

/**
 * Fetches a JWK Set from the URL that a partner registered: https to a public address only, unless the operator allows
 * otherwise. The name is resolved once, every address checked and the first one connected to, so that a second answer of the
 * name server cannot lead elsewhere. No redirects, 64 KiB and 3 s at most.
 */
@ApplicationScoped
class JwksFetch {

    private static final int LARGEST = 64 * 1024;
    private static final Duration SLOWEST = Duration.ofSeconds(3);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpClient client;
    private final Workers workers;
    private final boolean allowInsecure;

    JwksFetch(Vertx vertx, Workers workers, IssuanceConfig config) {
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setKeepAlive(false)
                .setConnectTimeout((int) SLOWEST.toMillis())
                .setMaxPoolSize(4)
                .setMaxWaitQueueSize(64));
        this.workers = workers;
        this.allowInsecure = config.allowInsecureJwks();
    }

    /** The document at the URL; every failure is an {@link IOException} whose message names no address. */
    Uni<JsonNode> fetch(String url) {
        return workers.onWorker(() -> target(url))
                .flatMap(options ->
                        Uni.createFrom().completionStage(() -> get(options).toCompletionStage()))
                .ifNoItem()
                .after(SLOWEST)
                .fail()
                .map(JwksFetch::parse)
                .onFailure()
                .transform(failure -> new IOException(
                        "JWKS not fetched: " + failure.getClass().getSimpleName(), failure));
    }

    @PreDestroy
    void close() {
        client.close();
    }

    private RequestOptions target(String url) {
        URI uri = URI.create(url);
        boolean tls = "https".equalsIgnoreCase(uri.getScheme());
        boolean plain = "http".equalsIgnoreCase(uri.getScheme());
        if (uri.getHost() == null || uri.getRawUserInfo() != null || !(tls || plain && allowInsecure)) {
            throw new IllegalArgumentException("not an https URL");
        }
        int port = uri.getPort() >= 0 ? uri.getPort() : tls ? 443 : 80;
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setServer(SocketAddress.inetSocketAddress(
                        port, pinned(uri.getHost()).getHostAddress()))
                .setHost(uri.getHost())
                .setPort(port)
                .setSsl(tls)
                .setURI(uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery())
                .setFollowRedirects(false)
                .setTimeout(SLOWEST.toMillis())
                .putHeader("accept", "application/jwk-set+json, application/json");
    }

    private InetAddress pinned(String host) {
        try {
            InetAddress[] addresses = InetAddress.getAllByName(host);
            if (!allowInsecure && !Arrays.stream(addresses).allMatch(PublicAddresses::isPublic)) {
                throw new IllegalArgumentException("not a public address");
            }
            return addresses[0];
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("name does not resolve", e);
        }
    }

    private Future<Buffer> get(RequestOptions options) {
        return client.request(options).compose(request -> request.send().compose(JwksFetch::body));
    }

    private static Future<Buffer> body(HttpClientResponse response) {
        if (response.statusCode() != 200) {
            response.request().reset();
            return Future.failedFuture(new IOException("status " + response.statusCode()));
        }
        Promise<Buffer> whole = Promise.promise();
        Buffer collected = Buffer.buffer();
        response.handler(part -> {
            collected.appendBuffer(part);
            if (collected.length() > LARGEST) {
                response.request().reset();
                whole.tryFail(new IOException("too large"));
            }
        });
        response.exceptionHandler(whole::tryFail);
        response.endHandler(ignored -> whole.tryComplete(collected));
        return whole.future();
    }

    private static JsonNode parse(Buffer body) {
        try {
            return MAPPER.readTree(body.getBytes());
        } catch (IOException e) {
            throw new IllegalArgumentException("not JSON", e);
        }
    }
}
