package io.sealrail.stack.gateway;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.SocketAddress;

/**
 * Runs the gateway. Arguments: what clients reach it by, the address to listen at, then {@code service=address,address} for the replicas
 * of each service and {@code @service=address} for a door by which other services call it. An address is {@code host:port}.
 */
public final class GatewayMain {

    private static final String DOOR = "@";

    private GatewayMain() {}

    public static void main(String[] arguments) {
        Map<String, List<SocketAddress>> addresses = Arrays.stream(arguments)
                .skip(2)
                .map(argument -> argument.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> addresses(pair[1])));
        Map<String, List<SocketAddress>> replicas = addresses.entrySet().stream()
                .filter(entry -> !entry.getKey().startsWith(DOOR))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        Gateway gateway = new Gateway(Vertx.vertx(), arguments[0], replicas);
        Future.all(addresses.entrySet().stream()
                        .filter(entry -> entry.getKey().startsWith(DOOR))
                        .map(door -> gateway.listen(
                                door.getValue().get(0), door.getKey().substring(DOOR.length())))
                        .toList())
                .compose(doors -> gateway.listen(address(arguments[1])))
                .onFailure(failure -> {
                    System.err.println(failure.getMessage());
                    System.exit(1);
                });
    }

    private static List<SocketAddress> addresses(String list) {
        return Arrays.stream(list.split(",")).map(GatewayMain::address).toList();
    }

    private static SocketAddress address(String hostAndPort) {
        int colon = hostAndPort.lastIndexOf(':');
        return SocketAddress.inetSocketAddress(
                Integer.parseInt(hostAndPort.substring(colon + 1)), hostAndPort.substring(0, colon));
    }
}
