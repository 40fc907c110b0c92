package io.sealrail.stack.gateway;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;

/** The processes of one service, asked in turn; one that refuses the connection is passed over. */
final class Replicas {

    private final List<SocketAddress> addresses;
    private final AtomicInteger turn = new AtomicInteger();

    Replicas(List<Integer> ports) {
        this.addresses = ports.stream()
                .map(port -> SocketAddress.inetSocketAddress(port, "127.0.0.1"))
                .toList();
    }

    Future<HttpClientRequest> connect(HttpClient client) {
        int first = Math.floorMod(turn.getAndIncrement(), addresses.size());
        return connect(client, first, addresses.size());
    }

    private Future<HttpClientRequest> connect(HttpClient client, int index, int left) {
        Future<HttpClientRequest> request = client.request(new RequestOptions().setServer(addresses.get(index)));
        return left <= 1
                ? request
                : request.recover(refused -> connect(client, (index + 1) % addresses.size(), left - 1));
    }
}
