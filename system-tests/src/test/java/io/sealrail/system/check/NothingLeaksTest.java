package io.sealrail.system.check;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.sealrail.system.client.Demo;
import io.sealrail.system.load.Ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class NothingLeaksTest {

    private static final String EMAIL = "load-k3x9-2-17@people.example";

    @TempDir
    Path logs;

    private final Demo demo = new Demo(Demo.JSON
            .createObjectNode()
            .put("operatorToken", "token-of-the-operator")
            .set("agents", Demo.JSON.createObjectNode().put("key", "sealrail_live_abc")));
    private final Ledger ledger = new Ledger();
    private HttpServer replica;
    private String metrics = "sealrail_issue_accepted_total 1.0\n";
    private Optional<String> spans = Optional.empty();

    @BeforeEach
    void aReplicaAndItsLog() throws IOException {
        ledger.issued(new Ledger.Issued(Ledger.Kind.AIR, null, "ab", EMAIL, "load-k3x9-2-16", null, Instant.EPOCH));
        write("issued credential=c28t30c048pe502a3713w0\n");
        replica = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        replica.createContext("/q/metrics", exchange -> {
            byte[] body = metrics.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        replica.start();
    }

    @AfterEach
    void stop() {
        replica.stop(0);
    }

    @Test
    void holdsWhereNothingLeaks() {
        Finding finding = look();
        assertTrue(finding.holds(), finding::toString);
        assertEquals(2, finding.looked());
    }

    @Test
    void findsWhatALogTellsAndDoesNotRepeatIt() throws IOException {
        write("fine\nKey (idempotency_key)=(load-k3x9-5-1) already exists\n");
        assertEquals(List.of("issuance-api.log, line 2: a name of the load"), look().violations());
        write("to somebody@people.example\n");
        assertEquals(List.of("issuance-api.log, line 1: an e-mail address"), look().violations());
        write("Bearer token-of-the-operator\nsealrail_live_abc\n");
        assertEquals(
                List.of("issuance-api.log, line 1: /operatorToken", "issuance-api.log, line 2: /agents/key"),
                look().violations());
    }

    @Test
    void findsWhatAMetricTells() {
        metrics = "calls_total{slug=\"load-k3x9-1-4\"} 1.0\n";
        Finding finding = look();
        assertFalse(finding.holds());
        assertEquals(List.of("metrics of " + url() + ", line 1: a name of the load"), finding.violations());
    }

    @Test
    void findsWhatASpanTells() {
        spans = Optional.of("\u0012\u0004POST url.path /api/v1/agents/load-k3x9-1-4");
        assertEquals(List.of("spans, line 1: a name of the load"), look().violations());
        spans = Optional.of("POST /api/v1/agents/{slug}");
        assertTrue(look().holds());
        spans = Optional.of("");
        assertEquals(List.of("there are no spans"), look().violations());
    }

    @Test
    void whatCannotBeReadSpeaksAgainstIt() throws IOException {
        replica.stop(0);
        assertEquals(List.of("metrics of " + url() + " cannot be read"), look().violations());
        Files.delete(logs.resolve("issuance-api.log"));
        assertEquals(
                List.of("there are no logs"),
                NothingLeaks.of(demo, ledger)
                        .look(logs, List.of(), Optional.empty())
                        .violations());
    }

    private void write(String lines) throws IOException {
        Files.writeString(logs.resolve("issuance-api.log"), lines);
    }

    private Finding look() {
        return NothingLeaks.of(demo, ledger).look(logs, List.of(url()), spans);
    }

    private String url() {
        return "http://127.0.0.1:" + replica.getAddress().getPort();
    }
}
