package io.sealrail.system.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class HangUpTest {

    private static final String BODY = "{\"a\":1}";

    private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());

    HangUpTest() throws IOException {}

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void sendsAllAndReadsNothing() throws IOException {
        assertTrue(hangUp(false, false));
        String request = received();
        assertTrue(request.startsWith("POST /v1/x HTTP/1.1\r\nHost: "), request);
        assertTrue(request.contains("\r\nIdempotency-Key: k\r\nX: y\r\n\r\n"), request);
        assertTrue(request.contains("\r\nContent-Length: 7\r\n"), request);
        assertTrue(request.endsWith("\r\n\r\n" + BODY), request);
    }

    @Test
    void goesInTheMiddleOfTheBody() throws IOException {
        assertTrue(hangUp(true, false));
        assertTrue(received().endsWith("\r\n\r\n{\"a"));
    }

    @Test
    void resetsTheConnection() throws IOException {
        assertTrue(hangUp(false, true));
        try (Socket client = server.accept()) {
            assertThrows(SocketException.class, () -> client.getInputStream().readAllBytes());
        }
    }

    @Test
    void knowsWhenNobodyListened() throws IOException {
        server.close();
        assertFalse(hangUp(false, false));
    }

    private boolean hangUp(boolean half, boolean reset) {
        URI address = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/v1/x");
        return new HangUp(half, reset, 1).post(address, BODY, "Idempotency-Key: k", "X: y");
    }

    private String received() throws IOException {
        try (Socket client = server.accept()) {
            return new String(client.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
