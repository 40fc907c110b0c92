package io.sealrail.verifier.verify;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

/** A port of this machine, on every address of it, that nobody should ever connect to. */
final class Canary implements AutoCloseable {

    private final ServerSocket socket;
    private final AtomicInteger visitors = new AtomicInteger();

    @SuppressWarnings("try")
    Canary() throws IOException {
        socket = new ServerSocket(0);
        Thread listener = new Thread(this::listen, "canary");
        listener.setDaemon(true);
        listener.start();
        try (Socket first = new Socket(InetAddress.getLoopbackAddress(), port())) {
            await().atMost(5, SECONDS).until(() -> visitors.get() == 1);
        }
        visitors.set(0);
    }

    int port() {
        return socket.getLocalPort();
    }

    int visitors() {
        return visitors.get();
    }

    @SuppressWarnings("try")
    private void listen() {
        while (!socket.isClosed()) {
            try (Socket visitor = socket.accept()) {
                visitors.incrementAndGet();
            } catch (IOException e) {
                return;
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
