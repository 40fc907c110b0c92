package io.sealrail.stack.infra;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Free ports of this machine, remembered by name. They lie below the range that outgoing connections take theirs from, so
 * that a part finds its port free again after a crash.
 */
public final class Ports {

    private static final int FIRST = 15000;
    private static final int END = 32000;

    private final Path file;
    private final Properties remembered = new Properties();

    public Ports(Path file) {
        this.file = file;
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                remembered.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** @return the port that the name had last time, or another one when a stranger has taken it */
    public synchronized int of(String name) {
        String last = remembered.getProperty(name);
        if (last != null && isFree(Integer.parseInt(last))) {
            return Integer.parseInt(last);
        }
        int port;
        do {
            port = ThreadLocalRandom.current().nextInt(FIRST, END);
        } while (remembered.containsValue(Integer.toString(port)) || !isFree(port));
        remembered.setProperty(name, Integer.toString(port));
        try (Writer writer = Files.newBufferedWriter(file)) {
            remembered.store(writer, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return port;
    }

    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    /** Whether somebody accepts connections there. */
    public static boolean accepts(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }
}
