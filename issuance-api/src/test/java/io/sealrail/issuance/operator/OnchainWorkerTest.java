package io.sealrail.issuance.operator;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Answers recorded from onchain-worker's contract, over real HTTP. */
class OnchainWorkerTest {

    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule());

    @Test
    void readsTheStateAndForwardsTheOperator() throws IOException {
        String body = """
                {"credentialId":"c2x","state":"SENT","batchId":"b","root":"0xaa","laterField":1,
                 "transactions":[{"hash":"0x01","nonce":7,"sentAt":"2026-01-19T07:18:47Z"}],
                 "receivedAt":"2026-01-19T07:18:45Z","sealedAt":"2026-01-19T07:18:46Z"}""";
        HttpServer server = server(200, body);
        try {
            OnchainWorker.Answer answer = ask(server);
            assertTrue(answer.answered());
            assertEquals("SENT", answer.leaf().orElseThrow().state());
            assertEquals(
                    "0x01", answer.leaf().orElseThrow().latest().orElseThrow().hash());
        } finally {
            server.stop(0);
        }
    }

    @Test
    void knowsWhatWasNotReceivedYet() throws IOException {
        HttpServer server = server(404, "{}");
        try {
            assertEquals(OnchainWorker.Answer.NOT_RECEIVED, ask(server));
        } finally {
            server.stop(0);
        }
    }

    @Test
    void isAwayWhenItFailsOrAnswersNonsense() throws IOException {
        for (HttpServer server : new HttpServer[] {server(500, "{}"), server(200, "<html>")}) {
            try {
                assertFalse(ask(server).answered());
            } finally {
                server.stop(0);
            }
        }
    }

    @Test
    void isAwayWhenNobodyAnswersInTime() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertFalse(ask(silent.getLocalPort()).answered());
        }
    }

    @Test
    void isAwayWhenNobodyListensOrNoAddressIsSet() throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        assertFalse(ask(closed).answered());
        assertFalse(new OnchainWorker(Optional.empty(), JSON)
                .leaf("c2x", "Bearer t")
                .await()
                .indefinitely()
                .answered());
    }

    private static HttpServer server(int status, String body) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/internal/v1/leaves/c2x", exchange -> {
            boolean operator = "Bearer t".equals(exchange.getRequestHeaders().getFirst("Authorization"));
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(operator ? status : 401, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static OnchainWorker.Answer ask(HttpServer server) {
        return ask(server.getAddress().getPort());
    }

    private static OnchainWorker.Answer ask(int port) {
        URI url = URI.create("http://127.0.0.1:" + port);
        return new OnchainWorker(Optional.of(url), JSON)
                .leaf("c2x", "Bearer t")
                .await()
                .indefinitely();
    }
}
