package io.sealrail.stack.gateway;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.vertx.core.Future;
import io.vertx.core.Vertx;

/**
 * Runs the gateway. Arguments: its port, then {@code service=door:port,port} for each service: the port by which other services call
 * it and the ports of its replicas.
 */
public final class GatewayMain {

    private GatewayMain() {}

    public static void main(String[] arguments) {
        int port = Integer.parseInt(arguments[0]);
        Map<String, String[]> services = Arrays.stream(arguments)
                .skip(1)
                .map(argument -> argument.split("="))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1].split(":")));
        Map<String, List<Integer>> replicas = services.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, service -> ports(service.getValue()[1])));
        Gateway gateway = new Gateway(Vertx.vertx(), "http://localhost:" + port, replicas);
        Future.all(services.entrySet().stream()
                        .map(service -> gateway.listen(Integer.parseInt(service.getValue()[0]), service.getKey()))
                        .toList())
                .compose(doors -> gateway.listen(port))
                .onFailure(failure -> {
                    System.err.println(failure.getMessage());
                    System.exit(1);
                });
    }

    private static List<Integer> ports(String list) {
        return Arrays.stream(list.split(",")).map(Integer::valueOf).collect(Collectors.toList());
    }
}
