package io.sealrail.system.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.sealrail.system.client.Demo;

/** Answers calls, whose paths end so, with what was written down for them; what was not is 404. */
final class ScriptedPlatform implements AutoCloseable {

    /** In the place of an answer: the connection is cut. */
    static final int CUT = 0;

    /** A call as it came. */
    record Call(String path, String idempotencyKey, String body) {}

    private record Answer(int status, String body) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Deque<Answer>> answers = new HashMap<>();
    private final List<Call> calls = new ArrayList<>();

    ScriptedPlatform() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /** The next answer to a call of this path; the last one stays. 503 comes with {@code Retry-After: 0}. */
    synchronized ScriptedPlatform then(String pathEnd, int status, String body) {
        answers.computeIfAbsent(pathEnd, path -> new ArrayDeque<>()).add(new Answer(status, body));
        return this;
    }

    synchronized List<Call> calls(String pathEnd) {
        return calls.stream().filter(call -> call.path().endsWith(pathEnd)).toList();
    }

    /** The demo file of a stack with this address; its partner's key is the one of RFC 7515, appendix A.3. */
    Demo demo() {
        ObjectNode json = Demo.JSON.createObjectNode();
        json.put("baseUrl", "http://127.0.0.1:" + server.getAddress().getPort());
        json.put("operatorToken", "operator");
        json.putObject("agents").put("key", "member").put("adminKey", "admin");
        json.putObject("notary").put("apiKey", "notary");
        ObjectNode partner = json.putObject("partner");
        partner.put("partnerId", "p")
                .put("kid", "k")
                .put("issuerDid", "did:air:x")
                .put("credentialId", "c21");
        partner.putObject("sampleSubject").put("age", 25);
        partner.putObject("privateJwk").put("d", "jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI");
        return new Demo(json);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Answer answer = take(new Call(path, exchange.getRequestHeaders().getFirst("Idempotency-Key"), body));
        if (answer.status() == CUT) {
            exchange.close();
            return;
        }
        if (answer.status() == 503) {
            exchange.getResponseHeaders().add("Retry-After", "0");
        }
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private synchronized Answer take(Call call) {
        calls.add(call);
        for (Map.Entry<String, Deque<Answer>> each : answers.entrySet()) {
            if (call.path().endsWith(each.getKey())) {
                Deque<Answer> left = each.getValue();
                return left.size() > 1 ? left.poll() : left.peek();
            }
        }
        return new Answer(404, "{\"code\":\"NOT_SCRIPTED\"}");
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
