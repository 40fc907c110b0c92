package io.sealrail.system.fault;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class TcpProxyTest {

    private ServerSocket echo;
    private Thread server;
    private TcpProxy proxy;

    @BeforeEach
    void start() throws IOException {
        echo = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        server = new Thread(this::serve);
        server.setDaemon(true);
        server.start();
        proxy = TcpProxy.start(0, echo::getLocalPort);
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        echo.close();
    }

    private void serve() {
        while (!echo.isClosed()) {
            try {
                Socket socket = echo.accept();
                Thread answering = new Thread(() -> repeat(socket));
                answering.setDaemon(true);
                answering.start();
            } catch (IOException over) {
                return;
            }
        }
    }

    private static void repeat(Socket socket) {
        try (socket) {
            socket.getInputStream().transferTo(socket.getOutputStream());
        } catch (IOException broken) {
            // as wanted
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        socket.setSoTimeout(5_000);
        return socket;
    }

    private static void say(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String hear(Socket socket, int length) throws IOException {
        return new String(socket.getInputStream().readNBytes(length), StandardCharsets.UTF_8);
    }

    @Test
    void passesBothWaysAndPassesTheEndOn() throws IOException {
        byte[] much = new byte[8 << 20];
        new Random(1).nextBytes(much);
        try (Socket socket = connect()) {
            Thread writer = new Thread(() -> {
                try {
                    socket.getOutputStream().write(much);
                    socket.shutdownOutput();
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            writer.start();
            assertArrayEquals(much, socket.getInputStream().readAllBytes());
        }
        await().until(() -> proxy.connections() == 0);
    }

    @Test
    void cutResetsWhatThereIsAndTakesNewConnections() throws IOException {
        try (Socket old = connect()) {
            say(old, "a");
            assertEquals("a", hear(old, 1));
            proxy.cut();
            assertThrows(IOException.class, () -> old.getInputStream().read());
        }
        try (Socket next = connect()) {
            say(next, "b");
            assertEquals("b", hear(next, 1));
        }
    }

    @Test
    void slowDelaysEitherWayAndKeepsTheOrder() throws IOException {
        proxy.slow(Duration.ofMillis(150));
        try (Socket socket = connect()) {
            long began = System.nanoTime();
            say(socket, "one");
            say(socket, "two");
            assertEquals("onetwo", hear(socket, 6));
            assertTrue(System.nanoTime() - began >= Duration.ofMillis(290).toNanos());
        }
    }

    @Test
    void holdAnswersDeliversThemLate() throws IOException {
        try (Socket socket = connect()) {
            say(socket, "a");
            assertEquals("a", hear(socket, 1));
            proxy.holdAnswers();
            say(socket, "late");
            socket.setSoTimeout(200);
            assertThrows(SocketTimeoutException.class, () -> hear(socket, 1));
            proxy.heal();
            socket.setSoTimeout(5_000);
            assertEquals("late", hear(socket, 4));
        }
    }

    @Test
    void swallowAnswersLosesThemAndResetsTheConnectionInTheEnd() throws IOException {
        try (Socket socket = connect()) {
            proxy.swallowAnswers();
            say(socket, "lost");
            socket.setSoTimeout(200);
            assertThrows(SocketTimeoutException.class, () -> hear(socket, 1));
            proxy.heal();
            socket.setSoTimeout(5_000);
            InputStream in = socket.getInputStream();
            assertThrows(IOException.class, in::read);
        }
    }

    @Test
    void refusesUntilHealed() throws IOException {
        try (Socket old = connect()) {
            say(old, "a");
            assertEquals("a", hear(old, 1));
            proxy.refuse();
            assertThrows(IOException.class, () -> old.getInputStream().read());
        }
        assertThrows(ConnectException.class, this::connect);
        proxy.heal();
        try (Socket next = connect()) {
            say(next, "b");
            assertEquals("b", hear(next, 1));
        }
    }

    @Test
    void endsAConnectionWhenNobodyListensBehindIt() throws Exception {
        echo.close();
        server.join();
        try (Socket socket = connect()) {
            assertTrue(Arrays.asList(-1, null).contains(readOrNull(socket)));
        }
    }

    private static Integer readOrNull(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read();
        } catch (SocketTimeoutException silent) {
            return 0;
        } catch (IOException reset) {
            return null;
        }
    }
}
