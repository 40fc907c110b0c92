package io.sealrail.kit.fetch;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;

/**
 * GETs addresses that strangers chose, so that nobody can make us call into our own network: https to public addresses only;
 * the name is resolved once, every address of it checked, and the checked one connected to, while the certificate must still be
 * the name's. No proxy, cookies, credentials or compressed bodies; time, size, redirects and calls at once are limited.
 */
public final class GuardedFetch {

    private static final int MAX_HEADER_BYTES = 16 * 1024;

    private final Vertx vertx;
    private final FetchRules rules;
    private final HostNames names;
    private final CallsUnderWay underWay;
    private final HttpClient client;

    /** A client of its own; close it when its owner ends. */
    public GuardedFetch(Vertx vertx, FetchRules rules) {
        this(
                vertx,
                rules,
                new HostNames(
                        InetAddress::getAllByName,
                        address -> rules.allowInsecure() || PublicAddresses.isPublic(address)),
                new HttpClientOptions());
    }

    GuardedFetch(Vertx vertx, FetchRules rules, HostNames names, HttpClientOptions trust) {
        this.vertx = vertx;
        this.rules = rules;
        this.names = names;
        this.underWay = new CallsUnderWay(rules);
        this.client = vertx.createHttpClient(trust.setKeepAlive(false)
                .setVerifyHost(true)
                .setTrustAll(false)
                .setDecompressionSupported(false)
                .setMaxHeaderSize(MAX_HEADER_BYTES)
                .setConnectTimeout((int) rules.timeLimit().toMillis())
                .setSslHandshakeTimeout(rules.timeLimit().toMillis())
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
                .setMaxPoolSize(rules.maxCallsPerAddress())
                .setMaxWaitQueueSize(rules.maxCalls()));
    }

    /**
     * What the address answers with. Only the body of a 200 is read.
     *
     * @param url any text
     * @param headers to send; the same ones go along with a redirect
     * @return fails with an {@link IOException} whose message names no address, within the time limit; with a {@link
     *     TooBusyException} where it was our own overload that kept it from being made
     */
    public Uni<Reply> get(String url, Map<String, String> headers) {
        return Uni.createFrom()
                .completionStage(() -> new GuardedCall(vertx, client, rules, names, underWay, headers)
                        .get(url)
                        .toCompletionStage())
                .onFailure(ConnectionPoolTooBusyException.class)
                .transform(failure -> new TooBusyException("too many connections under way"))
                .onFailure(failure -> !(failure instanceof IOException))
                .transform(failure -> new IOException(failure.getClass().getSimpleName(), failure));
    }

    /** Ends all calls. */
    public void close() {
        client.close();
        names.close();
    }
}
