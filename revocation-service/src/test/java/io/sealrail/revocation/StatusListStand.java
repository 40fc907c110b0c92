package io.sealrail.revocation;

import java.io.IOException;
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

/** Stands where status-list-service is: the list that it is told of says how it answers. */
public final class StatusListStand implements QuarkusTestResourceLifecycleManager {

    static final String TOKEN = "internal-token-of-the-tests-0123456789";
    static final long VERSION = 4711;

    private final CountDownLatch closing = new CountDownLatch(1);
    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/internal/v1/status-changes", this::answer);
        server.start();
        return Map.of(
                "SEALRAIL_INTERNAL_TOKEN",
                TOKEN,
                "SEALRAIL_STATUS_LIST_URL",
                "http://localhost:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String authorization = exchange.getRequestHeaders().getFirst("authorization");
        if (!("Bearer " + TOKEN).equals(authorization)) {
            IssuanceStand.send(exchange, 401, "{}");
        } else if (body.contains("\"listId\":\"hangs\"")) {
            IssuanceStand.await(closing);
        } else if (body.contains("\"listId\":\"broken\"")) {
            IssuanceStand.send(exchange, 500, "{}");
        } else if (body.contains("\"listId\":\"garbage\"")) {
            IssuanceStand.send(exchange, 200, "garbage");
        } else if (body.contains("\"listId\":\"late\"")) {
            IssuanceStand.send(exchange, 200, "[{\"listId\":\"late\",\"listVersion\":null}]");
        } else if ((body.contains("\"state\":\"REVOKED\"") || body.contains("\"state\":\"SUSPENDED\""))
                && body.contains("\"listId\":\"agents\"")) {
            IssuanceStand.send(
                    exchange,
                    200,
                    "[{\"listId\":\"2\",\"listVersion\":1},{\"listId\":\"agents\",\"listVersion\":" + VERSION + "}]");
        } else {
            IssuanceStand.send(exchange, 200, "[]");
        }
    }

    @Override
    public void stop() {
        closing.countDown();
        server.stop(0);
    }
}
