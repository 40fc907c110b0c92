package io.sealrail.stack.gateway;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.net.SocketAddress;

/**
 * The processes of one service, asked in turn. One that is not ready is asked only after those that are; one that refuses the
 * connection is passed over.
 */
final class Replicas {

    private final List<Replica> all;
    private final AtomicInteger turn = new AtomicInteger();

    Replicas(List<SocketAddress> addresses) {
        this.all = addresses.stream().map(Replica::new).toList();
    }

    List<Replica> all() {
        return all;
    }

    Future<HttpClientRequest> connect(HttpClient client) {
        return connect(client, inTurn().iterator());
    }

    private static Future<HttpClientRequest> connect(HttpClient client, Iterator<Replica> left) {
        Future<HttpClientRequest> request = left.next().request(client);
        return left.hasNext() ? request.recover(refused -> connect(client, left)) : request;
    }

    private List<Replica> inTurn() {
        int first = Math.floorMod(turn.getAndIncrement(), all.size());
        List<Replica> order = new ArrayList<>(all.subList(first, all.size()));
        order.addAll(all.subList(0, first));
        Map<Boolean, List<Replica>> byReadiness = order.stream().collect(Collectors.partitioningBy(Replica::isReady));
        return Stream.concat(byReadiness.get(true).stream(), byReadiness.get(false).stream())
                .toList();
    }
}
