package io.sealrail.revocation;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** Stands where issuance-api is: an HTTP server whose answer is told by the credential id that it is asked for. */
public final class IssuanceStand implements QuarkusTestResourceLifecycleManager {

    private static final String UNDER_WAY = "c2under-way-";
    private static final String NOTARY = "urn:registry-notary:credential:01HX7Y5F2WAJ7ZP0Q4M5K9";
    private static final String OF_UNKNOWN_KIND = "c2kindless-";
    private static final String ENDS = "c2ends-";

    private final CountDownLatch closing = new CountDownLatch(1);
    private final Set<String> ended = ConcurrentHashMap.newKeySet();
    private HttpServer server;

    /** An id of a credential that issuance-api knows, at index n of the list {@code under-way}. */
    static String underWay(int n) {
        return UNDER_WAY + n;
    }

    /** One whose format can show a suspension. */
    static String notaryUnderWay(int n) {
        return NOTARY + n;
    }

    /** One of which an issuance-api of an earlier version does not tell the kind. */
    static String ofUnknownKind(int n) {
        return OF_UNKNOWN_KIND + n;
    }

    /** One that is asked for while the replica ends, and again. */
    static String endsOnce(int n) {
        return ENDS + n;
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
            send(exchange, 200, known(id, id.substring(UNDER_WAY.length()), "\"kind\":\"air\","));
        } else if (id.startsWith(NOTARY)) {
            send(exchange, 200, known(id, id.substring(NOTARY.length()), "\"kind\":\"notary\","));
        } else if (id.startsWith(OF_UNKNOWN_KIND)) {
            send(exchange, 200, known(id, id.substring(OF_UNKNOWN_KIND.length()), ""));
        } else if (id.startsWith(ENDS)) {
            send(exchange, ended.add(id) ? 503 : 200, known(id, id.substring(ENDS.length()), ""));
        } else if (id.startsWith("c2hangs")) {
            await(closing);
        } else if (id.startsWith("c2broken")) {
            send(exchange, 500, "{}");
        } else if (id.startsWith("c2another")) {
            send(exchange, 200, known("c2somebody", "7", ""));
        } else if (id.startsWith("c2garbage")) {
            send(exchange, 200, "garbage");
        } else {
            send(exchange, 404, "{}");
        }
    }

    private static String known(String id, String index, String kind) {
        return "{\"credentialId\":\"" + id + "\",\"issuerDid\":\"did:air:id:test:issuer\",\"state\":\"VALID\","
                + kind
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
