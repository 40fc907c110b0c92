package io.sealrail.onchain.chain;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.Vertx;

/** A node behind a proxy that answers in its place at first, then limits, then tells the private chain's id. */
public final class TroubledNode implements AutoCloseable {

    private static final String ID = "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":\"0x7a69\"}";
    private static final String FAULT =
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":-32603,\"message\":\"fault\"}}";
    private static final String NONSENSE = "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":\"\"}";

    private final HttpServer server;
    private final AtomicInteger calls = new AtomicInteger();

    public TroubledNode() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        switch (calls.incrementAndGet()) {
            case 1 -> answer(exchange, 502, "<html>502 Bad Gateway</html>");
            case 2 -> answer(exchange, 429, "slow down");
            case 3 -> answer(exchange, 200, FAULT);
            case 4 -> answer(exchange, 200, NONSENSE);
            default -> answer(exchange, 200, ID);
        }
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** The chain as this node shows it. */
    public EvmChain chain(Vertx vertx, ChainConfig config) {
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        ChainConfig here = (ChainConfig) Proxy.newProxyInstance(
                ChainConfig.class.getClassLoader(),
                new Class<?>[] {ChainConfig.class},
                (self, method, arguments) ->
                        method.getName().equals("rpcUrl") ? url : method.invoke(config, arguments));
        return new EvmChain(new JsonRpc(vertx, here), here);
    }

    /** How often it was asked. */
    public int calls() {
        return calls.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
