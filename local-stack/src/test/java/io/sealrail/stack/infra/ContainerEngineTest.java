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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.sealrail.stack.StackException;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ContainerEngineTest {

    @TempDir
    Path folder;

    @Test
    void saysThatThereIsNoEngine() {
        StackException refusal =
                assertThrows(StackException.class, () -> new ContainerEngine(folder.resolve("none.sock"))
                        .require(List.of("postgres:18")));
        assertTrue(refusal.getMessage().startsWith("No container engine answers"), refusal.getMessage());
    }

    @Test
    void saysWhichImageIsMissing() throws Exception {
        Path socket = engineThatAnswers("HTTP/1.0 404 Not Found\r\n\r\n");
        StackException refusal =
                assertThrows(StackException.class, () -> new ContainerEngine(socket).require(List.of("postgres:18")));
        assertTrue(refusal.getMessage().contains("no image postgres:18"), refusal.getMessage());
    }

    @Test
    void isContentWithImageThatIsThere() throws Exception {
        Path socket = engineThatAnswers("HTTP/1.0 200 OK\r\n\r\n{}");
        assertDoesNotThrow(() -> new ContainerEngine(socket).require(List.of("postgres:18")));
    }

    private Path engineThatAnswers(String answer) throws IOException {
        Path socket = folder.resolve("engine.sock");
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        Thread engine = new Thread(() -> {
            try (server;
                    SocketChannel call = server.accept()) {
                call.read(ByteBuffer.allocate(1024));
                call.write(ByteBuffer.wrap(answer.getBytes(StandardCharsets.US_ASCII)));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        engine.setDaemon(true);
        engine.start();
        return socket;
    }
}
