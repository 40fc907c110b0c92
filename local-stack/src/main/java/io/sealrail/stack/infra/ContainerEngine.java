package io.sealrail.stack.infra;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import io.sealrail.stack.StackException;

/**
 * The container engine of this machine, asked directly: Testcontainers would try for minutes to pull what is not there.
 */
final class ContainerEngine {

    private static final int STATUS_LINE_BYTES = 64;
    private final Path socket;

    ContainerEngine(Path socket) {
        this.socket = socket;
    }

    /** @throws StackException when there is no engine, or one of the images is missing */
    void require(List<String> images) {
        for (String image : images) {
            try {
                if (!get("/images/" + image + "/json").contains(" 200 ")) {
                    throw new StackException("The container engine has no image " + image + "; docker pull " + image
                            + ", or use STACK=embedded.");
                }
            } catch (IOException e) {
                throw new StackException(
                        "No container engine answers at " + socket + "; start one, or use STACK=embedded.", e);
            }
        }
    }

    /** @return the status line and what follows it closely */
    private String get(String path) throws IOException {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket));
            String request = "GET " + path + " HTTP/1.0\r\nHost: engine\r\n\r\n";
            channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
            ByteBuffer answer = ByteBuffer.allocate(STATUS_LINE_BYTES);
            channel.read(answer);
            return new String(answer.array(), 0, answer.position(), StandardCharsets.US_ASCII);
        }
    }
}
