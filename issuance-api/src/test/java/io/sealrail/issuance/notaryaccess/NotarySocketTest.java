package io.sealrail.issuance.notaryaccess;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.sealrail.kit.http.Problem;
import io.sealrail.stack.StackResource;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Clients that do not behave as HTTP libraries do. */
@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "chain", value = "false"))
class NotarySocketTest {

    private static final String CHUNK = "2000\r\n" + "x".repeat(0x2000) + "\r\n";

    @TestHTTPResource
    URI server;

    @Inject
    Pool pool;

    /** One that is never sent to its end, or is larger than what is read. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 300})
    void refusesAStrangerBeforeItReadsTheBody(int chunks) throws IOException {
        try (Socket socket = post("sealrail_notary_" + "1".repeat(44), "", "Transfer-Encoding: chunked")) {
            send(socket, chunks);
            String answer = answer(socket);
            assertTrue(answer.startsWith("HTTP/1.1 401 "), answer);
            assertTrue(answer.contains("auth.missing_credential"), answer);
        }
    }

    /** The second one never ends, but is more than is buffered. */
    @ParameterizedTest
    @CsvSource({"140, '0\r\n\r\n'", "300, ''"})
    void refusesABodyThatTurnsOutTooLarge(int chunks, String end) throws IOException {
        try (Socket socket = post(TestNotary.key(), "", "Transfer-Encoding: chunked")) {
            send(socket, chunks);
            socket.getOutputStream().write(end.getBytes(US_ASCII));
            String answer = answer(socket);
            assertTrue(answer.startsWith("HTTP/1.1 413 "), answer);
            assertTrue(answer.contains("request.too_large"), answer);
        }
    }

    /** What it would have committed after that is not. */
    @Test
    void putsACallOnRecordWhoseClientHangsUp() throws IOException {
        JsonPath key = TestNotary.made(TestNotary.client());
        try (Socket socket = post(key.getString("key"), "?do=hang", "Content-Length: 2")) {
            socket.getOutputStream().write("{}".getBytes(US_ASCII));
            await().until(() -> ProbeResource.hanging.containsKey(key.getString("keyId")));
            assertEquals(0, rows(key).size());
        }
        await().until(() -> rows(key).size() == 1);
        Row row = rows(key).iterator().next();
        assertEquals(499, row.getInteger("status"));
        assertEquals("testing", row.getString("purpose"));

        AuditEntry entry = ProbeResource.hanging.get(key.getString("keyId"));
        Uni<Void> late = pool.withTransaction(entry::commitWith);
        Problem refused = assertThrows(Problem.class, () -> late.await().indefinitely());
        assertEquals("audit.write_failed", refused.code());
        assertEquals(1, rows(key).size());
    }

    private RowSet<Row> rows(JsonPath key) {
        return pool.preparedQuery("select status, purpose from audit_events where key_id = $1")
                .executeAndAwait(Tuple.of(key.getString("keyId")));
    }

    private Socket post(String key, String query, String header) throws IOException {
        Socket socket = new Socket(server.getHost(), server.getPort());
        socket.setSoTimeout(10_000);
        socket.getOutputStream()
                .write(("POST " + ProbeResource.PATH + query + " HTTP/1.1\r\nHost: a\r\nX-Api-Key: " + key
                                + "\r\nContent-Type: application/json\r\n" + header + "\r\n\r\n")
                        .getBytes(US_ASCII));
        return socket;
    }

    private static void send(Socket socket, int chunks) throws IOException {
        OutputStream out = socket.getOutputStream();
        for (int i = 0; i < chunks; i++) {
            out.write(CHUNK.getBytes(US_ASCII));
        }
        out.flush();
    }

    /** As much of the answer as its body ends with. */
    private static String answer(Socket socket) throws IOException {
        StringBuilder answer = new StringBuilder();
        int next = socket.getInputStream().read();
        while (next >= 0 && next != '}') {
            answer.append((char) next);
            next = socket.getInputStream().read();
        }
        return answer.toString();
    }
}
