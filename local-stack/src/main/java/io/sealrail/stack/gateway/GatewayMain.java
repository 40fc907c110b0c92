package io.sealrail.stack.gateway;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.vertx.core.Vertx;

/** Runs the gateway. Arguments: its port, then {@code service=port,port} for each service. */
public final class GatewayMain {

    private GatewayMain() {}

    public static void main(String[] arguments) {
        Map<String, List<Integer>> services = Arrays.stream(arguments)
                .skip(1)
                .map(argument -> argument.split("="))
                .collect(Collectors.toMap(pair -> pair[0], pair -> ports(pair[1])));
        Vertx vertx = Vertx.vertx();
        String baseUrl = "http://localhost:" + arguments[0];
        new Gateway(vertx, baseUrl, services)
                .listen(Integer.parseInt(arguments[0]))
                .onFailure(failure -> {
                    System.err.println(failure.getMessage());
                    System.exit(1);
                });
    }

    private static List<Integer> ports(String list) {
        return Arrays.stream(list.split(",")).map(Integer::valueOf).collect(Collectors.toList());
    }
}
