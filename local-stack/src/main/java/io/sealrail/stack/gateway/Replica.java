package io.sealrail.stack.gateway;

import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;

/** One process of a service, and whether it said at the last look that it is ready. */
final class Replica {

    private static final int LONGEST_LOOK_MILLISECONDS = 1000;

    private final SocketAddress address;
    private volatile boolean ready;
    private volatile boolean looking;

    Replica(SocketAddress address) {
        this.address = address;
    }

    boolean isReady() {
        return ready;
    }

    /** Asks the process whether it is ready, unless the answer to the last look is still out; never fails. */
    Future<Void> look(HttpClient client) {
        if (looking) {
            return Future.succeededFuture();
        }
        looking = true;
        RequestOptions question = new RequestOptions()
                .setServer(address)
                .setURI("/q/health/ready")
                .setTimeout(LONGEST_LOOK_MILLISECONDS);
        return client.request(question)
                .compose(HttpClientRequest::send)
                .compose(response -> response.end().map(response.statusCode()))
                .transform(answer -> {
                    ready = answer.succeeded() && answer.result() == 200;
                    looking = false;
                    return Future.succeededFuture();
                });
    }

    /** A request to this process; one that refuses the connection counts as not ready until the next look. */
    Future<HttpClientRequest> request(HttpClient client) {
        return client.request(new RequestOptions().setServer(address)).onFailure(refused -> ready = false);
    }
}
