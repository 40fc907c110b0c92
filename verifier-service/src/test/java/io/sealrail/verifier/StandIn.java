package io.sealrail.verifier;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Stands for issuance-api, status-list-service and, by https, for the hosts of strangers: a real server that answers a GET with
 * what was PUT at the path before, 304 when the entity tag fits, and 404 otherwise. POST tells how often a path was asked; a body
 * {@code hang} never comes, and {@code redirect:} leads elsewhere.
 */
public final class StandIn implements QuarkusTestResourceLifecycleManager {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Map<String, String> bodies = new ConcurrentHashMap<>();
    private final Map<String, Integer> gets = new ConcurrentHashMap<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;
    private LocalTls tls;
    private HttpServer https;

    /** Host and port of the https side, whose certificate the JVM of the tests trusts. */
    public static String foreignHost() {
        return ConfigProvider.getConfig().getValue("test.foreign-host", String.class);
    }

    /** From now on a GET of the path answers with this body. */
    public static void serve(String path, String body) {
        call(path, HttpRequest.newBuilder().PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** From now on the path is not found. */
    public static void forget(String path) {
        call(path, HttpRequest.newBuilder().DELETE());
    }

    /** How often the path was asked for. */
    public static int asked(String path) {
        return Integer.parseInt(call(path, HttpRequest.newBuilder().POST(HttpRequest.BodyPublishers.noBody())));
    }

    private static String call(String path, HttpRequest.Builder request) {
        String base = ConfigProvider.getConfig().getValue("SEALRAIL_ISSUANCE_URL", String.class);
        try {
            return CLIENT.send(request.uri(URI.create(base + path)).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            tls = LocalTls.trusted();
            https = tls.server();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(server);
        start(https);
        String base = "http://127.0.0.1:" + server.getAddress().getPort();
        return Map.of(
                "SEALRAIL_ISSUANCE_URL",
                base,
                "SEALRAIL_STATUS_LIST_URL",
                base,
                "test.foreign-host",
                "localhost:" + https.getAddress().getPort());
    }

    private void start(HttpServer listening) {
        listening.createContext("/", this::answer);
        listening.setExecutor(threads);
        listening.start();
    }

    @Override
    public void stop() {
        stopped.countDown();
        server.stop(0);
        https.stop(0);
        tls.close();
        threads.shutdown();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getRawPath();
        String body = new String(exchange.getRequestBody().readAllBytes());
        switch (exchange.getRequestMethod()) {
            case "PUT" -> respond(exchange, 200, String.valueOf(bodies.put(path, body)));
            case "DELETE" -> respond(exchange, 200, String.valueOf(bodies.remove(path)));
            case "POST" -> respond(exchange, 200, String.valueOf(gets.getOrDefault(path, 0)));
            default -> get(exchange, path);
        }
    }

    private void get(HttpExchange exchange, String path) throws IOException {
        gets.merge(path, 1, Integer::sum);
        String body = bodies.get(path);
        if (body == null) {
            respond(exchange, 404, "");
        } else if (body.equals("hang")) {
            hang();
        } else if (body.startsWith("redirect:")) {
            exchange.getResponseHeaders().set("Location", body.substring("redirect:".length()));
            respond(exchange, 302, "");
        } else {
            String etag = '"' + Integer.toHexString(body.hashCode()) + '"';
            exchange.getResponseHeaders().set("ETag", etag);
            boolean unchanged = etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
            respond(exchange, unchanged ? 304 : 200, unchanged ? "" : body);
        }
    }

    private void hang() {
        try {
            stopped.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void respond(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes();
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
