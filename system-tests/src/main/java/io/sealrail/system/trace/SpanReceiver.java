package io.sealrail.system.trace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.zip.GZIPInputStream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** Takes spans as a collector does (OTLP over HTTP, protobuf) and keeps them, read and as they came. */
public final class SpanReceiver implements AutoCloseable {

    private final Queue<ReceivedSpan> spans = new ConcurrentLinkedQueue<>();
    private final Queue<byte[]> requests = new ConcurrentLinkedQueue<>();
    private final HttpServer server;

    private SpanReceiver(HttpServer server) {
        this.server = server;
    }

    public static SpanReceiver start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            SpanReceiver receiver = new SpanReceiver(server);
            server.createContext("/v1/traces", receiver::take);
            server.start();
            return receiver;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the services are given as {@code SEALRAIL_OTLP_ENDPOINT}. */
    public String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public List<ReceivedSpan> spans() {
        return List.copyOf(spans);
    }

    /** All that was received, as bytes that are read as ISO 8859-1. */
    public String raw() {
        StringBuilder raw = new StringBuilder();
        requests.forEach(request ->
                raw.append(new String(request, StandardCharsets.ISO_8859_1)).append('\n'));
        return raw.toString();
    }

    private void take(HttpExchange call) throws IOException {
        try (call) {
            boolean packed = "gzip".equals(call.getRequestHeaders().getFirst("content-encoding"));
            byte[] request =
                    (packed ? new GZIPInputStream(call.getRequestBody()) : call.getRequestBody()).readAllBytes();
            requests.add(request);
            spans.addAll(ReceivedSpan.of(request));
            call.getResponseHeaders().add("content-type", "application/x-protobuf");
            call.sendResponseHeaders(200, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
