package io.sealrail.stack.infra;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import io.sealrail.stack.StackException;

/**
 * The container engine of this machine, asked directly: Testcontainers would try for minutes to pull what is not to be had.
 *
 * @see <a href="https://docs.docker.com/reference/api/engine/">Docker Engine API</a>
 */
final class ContainerEngine {

    private static final int CHUNK = 8192;
    private static final Pattern REASON = Pattern.compile("\"(?:error|message)\":\"([^\"]+)\"");

    private final Path socket;
    private final Consumer<String> tell;

    ContainerEngine(Path socket, Consumer<String> tell) {
        this.socket = socket;
        this.tell = tell;
    }

    /**
     * Pulls the images that are not there.
     *
     * @param images like {@code apache/kafka:4.2.1}
     * @throws StackException when there is no engine, or an image is neither there nor to be had
     */
    void require(List<String> images) {
        try {
            for (String image : images) {
                if (!has(image)) {
                    pull(image);
                }
            }
        } catch (IOException e) {
            throw new StackException(
                    "No container engine answers at " + socket + "; start one, or use STACK=embedded.", e);
        }
    }

    private boolean has(String image) throws IOException {
        return answer("GET /images/" + image + "/json")
                .lines()
                .findFirst()
                .orElse("")
                .contains(" 200 ");
    }

    /** The engine answers until it is done; that it is, only a second look tells: a failure comes in a 200, too. */
    private void pull(String image) throws IOException {
        tell.accept("pulling " + image);
        int colon = image.lastIndexOf(':');
        String told = answer(
                "POST /images/create?fromImage=" + image.substring(0, colon) + "&tag=" + image.substring(colon + 1));
        if (!has(image)) {
            String reason = REASON.matcher(told)
                    .results()
                    .findFirst()
                    .map(found -> " (" + found.group(1) + ")")
                    .orElse("");
            throw new StackException("The container engine has no image " + image + " and cannot pull it" + reason
                    + "; load it with docker load, or use STACK=embedded.");
        }
    }

    private String answer(String request) throws IOException {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket));
            String text = request + " HTTP/1.0\r\nHost: engine\r\nContent-Length: 0\r\n\r\n";
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
            while (channel.read(chunk) >= 0) {
                answer.write(chunk.array(), 0, chunk.position());
                chunk.clear();
            }
            return answer.toString(StandardCharsets.UTF_8);
        }
    }
}
