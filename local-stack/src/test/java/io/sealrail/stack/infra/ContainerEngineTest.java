package io.sealrail.stack.infra;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.sealrail.stack.StackException;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ContainerEngineTest {

    private static final String MISSING = "HTTP/1.0 404 Not Found\r\n\r\n";
    private static final String THERE = "HTTP/1.0 200 OK\r\n\r\n{}";

    @TempDir
    Path folder;

    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final List<String> told = new CopyOnWriteArrayList<>();

    @Test
    void saysThatThereIsNoEngine() {
        StackException refusal = assertThrows(
                StackException.class, () -> engine(folder.resolve("none.sock")).require(List.of("postgres:18")));
        assertTrue(refusal.getMessage().startsWith("No container engine answers"), refusal.getMessage());
    }

    @Test
    void saysWhichImageIsNotToBeHad() throws Exception {
        Path socket = engineThatAnswers(MISSING, "HTTP/1.0 500 Internal Server Error\r\n\r\n", MISSING);
        StackException refusal =
                assertThrows(StackException.class, () -> engine(socket).require(List.of("postgres:18")));
        assertTrue(refusal.getMessage().contains("no image postgres:18"), refusal.getMessage());
    }

    @Test
    void saysWhyThePullFailedThatBeganWell() throws Exception {
        String failed = "HTTP/1.0 200 OK\r\n\r\n{\"status\":\"Pulling\"}\n{\"error\":\"toomanyrequests\"}\n";
        Path socket = engineThatAnswers(MISSING, failed, MISSING);
        StackException refusal =
                assertThrows(StackException.class, () -> engine(socket).require(List.of("postgres:18")));
        assertTrue(refusal.getMessage().contains("cannot pull it (toomanyrequests)"), refusal.getMessage());
    }

    @Test
    void pullsAnImageThatIsNotThere() throws Exception {
        Path socket = engineThatAnswers(MISSING, "HTTP/1.0 200 OK\r\n\r\n{\"status\":\"Pulling\"}", THERE);
        assertDoesNotThrow(() -> engine(socket).require(List.of("apache/kafka:4.2.1")));
        assertEquals(
                List.of(
                        "GET /images/apache/kafka:4.2.1/json HTTP/1.0",
                        "POST /images/create?fromImage=apache/kafka&tag=4.2.1 HTTP/1.0",
                        "GET /images/apache/kafka:4.2.1/json HTTP/1.0"),
                calls);
        assertEquals(List.of("pulling apache/kafka:4.2.1"), told);
    }

    @Test
    void isContentWithImageThatIsThere() throws Exception {
        Path socket = engineThatAnswers(THERE);
        assertDoesNotThrow(() -> engine(socket).require(List.of("postgres:18")));
    }

    private ContainerEngine engine(Path socket) {
        return new ContainerEngine(socket, told::add);
    }

    /** One answer to each call, in this order. */
    private Path engineThatAnswers(String... answers) throws IOException {
        Path socket = folder.resolve("engine.sock");
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        Thread engine = new Thread(() -> {
            try (server) {
                for (String answer : answers) {
                    answer(server, answer);
                }
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        engine.setDaemon(true);
        engine.start();
        return socket;
    }

    private void answer(ServerSocketChannel server, String answer) throws IOException {
        try (SocketChannel call = server.accept()) {
            ByteBuffer request = ByteBuffer.allocate(1024);
            call.read(request);
            String text = new String(request.array(), 0, request.position(), StandardCharsets.US_ASCII);
            calls.add(text.lines().findFirst().orElse(""));
            call.write(ByteBuffer.wrap(answer.getBytes(StandardCharsets.US_ASCII)));
        }
    }
}
