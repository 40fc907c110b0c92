package io.sealrail.kit.trace;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.api.trace.SpanKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

class SpanExportTest {

    private static final String FOLLOWED = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    private final Queue<String> received = new ConcurrentLinkedQueue<>();
    private HttpServer receiver;

    @BeforeEach
    void start() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", this::take);
        receiver.start();
    }

    @AfterEach
    void stop() {
        receiver.stop(0);
    }

    @Test
    void tellsWhatIsFollowedAndNothingOfTheProcess() {
        Traces traces = traces(0);
        String link = traces.tellAndFollow(work("for many", null, List.of(FOLLOWED)));
        traces.tell(work("for one", FOLLOWED, List.of(link)).inVain());
        traces.tell(work("for nobody", null, List.of()));
        traces.stop();
        String told = String.join("\n", received);
        assertTrue(told.startsWith("POST /v1/traces application/x-protobuf"), told);
        for (String part : List.of("a-service", "for many", "for one")) {
            assertTrue(told.contains(part), part);
        }
        for (String part : List.of("for nobody", "host.", "process.", System.getProperty("user.dir"))) {
            assertFalse(told.contains(part), part);
        }
    }

    @Test
    void followsTheConfiguredShareOfCallsFromOutside() {
        Traces none = traces(0);
        assertNull(Traces.text(none.begin("GET", SpanKind.SERVER, null).getSpanContext()));
        assertNotNull(Traces.text(none.begin("GET", SpanKind.SERVER, FOLLOWED).getSpanContext()));
        Traces all = traces(1);
        assertNotNull(Traces.text(all.begin("GET", SpanKind.SERVER, null).getSpanContext()));
    }

    @Test
    void withoutReceiverNothingIsFollowed() {
        Traces off = new Traces(Optional.empty());
        assertFalse(off.on());
        assertNull(off.tellAndFollow(work("for one", FOLLOWED, List.of())));
        off.stop();
        assertEquals(0, received.size());
    }

    private Traces traces(double ratio) {
        String endpoint = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/";
        return new Traces(Optional.of(SpanExport.to(endpoint, ratio, "a-service")));
    }

    private static Work work(String name, String traceparent, List<String> links) {
        Instant now = Instant.now();
        return new Work(name, SpanKind.INTERNAL, traceparent, links, now.minusSeconds(1), now, Map.of(), false);
    }

    private void take(HttpExchange call) throws IOException {
        try (call) {
            received.add(call.getRequestMethod() + " " + call.getRequestURI() + " "
                    + call.getRequestHeaders().getFirst("content-type") + "\n"
                    + new String(call.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
            call.sendResponseHeaders(200, -1);
        }
    }
}
