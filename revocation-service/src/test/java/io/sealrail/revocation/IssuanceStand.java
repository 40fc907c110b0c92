package io.sealrail.revocation;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** Stands where issuance-api is: an HTTP server whose answer is told by the credential id that it is asked for. */
public final class IssuanceStand implements QuarkusTestResourceLifecycleManager {

    private static final String UNDER_WAY = "c2under-way-";

    private final CountDownLatch closing = new CountDownLatch(1);
    private HttpServer server;

    /** An id of a credential that issuance-api knows, at index n of the list {@code under-way}. */
    static String underWay(int n) {
        return UNDER_WAY + n;
    }

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/internal/v1/credentials/", this::answer);
        new AgentsStand(server, closing);
        server.start();
        return Map.of(
                "SEALRAIL_ISSUANCE_URL",
                "http://localhost:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        String id = exchange.getRequestURI().getPath().replaceFirst(".*/", "");
        String authorization = exchange.getRequestHeaders().getFirst("authorization");
        if (authorization == null || !authorization.startsWith("Bearer ey")) {
            send(exchange, 401, "{}");
        } else if (id.startsWith(UNDER_WAY)) {
            send(exchange, 200, known(id, id.substring(UNDER_WAY.length())));
        } else if (id.startsWith("c2hangs")) {
            await(closing);
        } else if (id.startsWith("c2broken")) {
            send(exchange, 500, "{}");
        } else if (id.startsWith("c2another")) {
            send(exchange, 200, known("c2somebody", "7"));
        } else if (id.startsWith("c2garbage")) {
            send(exchange, 200, "garbage");
        } else {
            send(exchange, 404, "{}");
        }
    }

    private static String known(String id, String index) {
        return "{\"credentialId\":\"" + id + "\",\"issuerDid\":\"did:air:id:test:issuer\",\"state\":\"VALID\","
                + "\"status\":{\"listId\":\"under-way\",\"index\":" + index + "}}";
    }

    static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("content-type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    static void await(CountDownLatch closing) {
        try {
            closing.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        closing.countDown();
        server.stop(0);
    }
}
