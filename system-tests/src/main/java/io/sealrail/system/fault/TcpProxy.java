package io.sealrail.system.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntSupplier;

/**
 * A network that can be broken: passes TCP connections on to another port of this machine, and cuts, slows, withholds or
 * refuses them when told to. One thread, however many connections.
 */
public final class TcpProxy implements AutoCloseable {

    private static final int BACKLOG = 512;

    private final IntSupplier target;
    private final InetSocketAddress address;
    private final Selector selector = Selector.open();
    private final Queue<Runnable> orders = new ConcurrentLinkedQueue<>();
    private final Set<ProxiedConnection> connections = new LinkedHashSet<>();
    /** Those that hold something which is due later. */
    private final Set<ProxiedConnection> late = new LinkedHashSet<>();

    private final Thread thread = new Thread(this::run, "tcp-proxy");
    private volatile boolean closed;
    private ServerSocketChannel listener;
    private Manner manner = Manner.PASSING;

    private TcpProxy(int port, IntSupplier target) throws IOException {
        this.target = target;
        listener = listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        address = (InetSocketAddress) listener.getLocalAddress();
        thread.setDaemon(true);
    }

    /**
     * @param port where it listens on the loopback address; 0 = any free one
     * @param target asked at each connection for the port to pass it on to
     */
    public static TcpProxy start(int port, IntSupplier target) {
        try {
            TcpProxy proxy = new TcpProxy(port, target);
            proxy.thread.start();
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return address.getPort();
    }

    /** How many connections there are now. */
    public int connections() {
        CompletableFuture<Integer> count = new CompletableFuture<>();
        order(() -> count.complete(connections.size()));
        return count.join();
    }

    /** Resets every connection there is; new ones are taken. */
    public void cut() {
        order(this::resetAll);
    }

    /** What comes, in either direction, arrives this much later. */
    public void slow(Duration delay) {
        order(() -> behave(Manner.slow(delay)));
    }

    /** Questions arrive, answers wait until {@link #heal}, which delivers them. */
    public void holdAnswers() {
        order(() -> behave(Manner.HOLDING));
    }

    /** Questions arrive, answers are lost; {@link #heal} resets the connections that lost some. */
    public void swallowAnswers() {
        order(() -> behave(Manner.SWALLOWING));
    }

    /** Resets every connection there is and refuses new ones, as if nobody listened. */
    public void refuse() {
        order(() -> {
            quietly(listener);
            giveUpThePort();
            resetAll();
        });
    }

    /** A closed channel keeps its port until its selector has looked again. */
    private void giveUpThePort() {
        try {
            selector.selectNow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From now on passes everything on again. */
    public void heal() {
        order(() -> {
            behave(Manner.PASSING);
            if (!listener.isOpen()) {
                listener = listen(address);
            }
        });
    }

    @Override
    public void close() {
        closed = true;
        selector.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void order(Runnable work) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        orders.add(() -> {
            try {
                work.run();
                done.complete(null);
            } catch (UncheckedIOException e) {
                done.completeExceptionally(e);
            }
        });
        selector.wakeup();
        done.join();
    }

    private void behave(Manner next) {
        manner = next;
        new ArrayList<>(connections).forEach(connection -> {
            connection.behave(next);
            deliver(connection);
        });
    }

    private void resetAll() {
        new ArrayList<>(connections).forEach(ProxiedConnection::reset);
    }

    private ServerSocketChannel listen(InetSocketAddress where) {
        try {
            ServerSocketChannel channel = ServerSocketChannel.open();
            channel.bind(where, BACKLOG).configureBlocking(false);
            channel.register(selector, SelectionKey.OP_ACCEPT);
            return channel;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void run() {
        try {
            while (!closed) {
                long wait = late.stream()
                        .mapToLong(ProxiedConnection::millisUntilDue)
                        .min()
                        .orElse(Long.MAX_VALUE);
                selector.select(wait == Long.MAX_VALUE ? 0 : Math.max(1, wait));
                takeOrders();
                List<SelectionKey> ready = new ArrayList<>(selector.selectedKeys());
                selector.selectedKeys().clear();
                ready.forEach(this::serve);
                new ArrayList<>(late).forEach(this::deliver);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            quietly(listener);
            resetAll();
            quietly(selector);
        }
    }

    private void takeOrders() {
        for (Runnable next = orders.poll(); next != null; next = orders.poll()) {
            next.run();
        }
    }

    private void serve(SelectionKey key) {
        if (!key.isValid()) {
            return;
        }
        if (key.isAcceptable()) {
            accept();
        } else {
            ProxiedConnection connection = (ProxiedConnection) key.attachment();
            connection.serve(key);
            deliver(connection);
        }
    }

    private void deliver(ProxiedConnection connection) {
        connection.deliver();
        if (connection.millisUntilDue() == Long.MAX_VALUE) {
            late.remove(connection);
        } else {
            late.add(connection);
        }
    }

    private void ended(ProxiedConnection connection) {
        connections.remove(connection);
        late.remove(connection);
    }

    private void accept() {
        SocketChannel client = null;
        try {
            client = listener.accept();
            if (client != null) {
                connections.add(ProxiedConnection.open(selector, client, target.getAsInt(), manner, this::ended));
            }
        } catch (IOException | RuntimeException nobodyThere) {
            quietly(client);
        }
    }

    static void quietly(AutoCloseable resource) {
        if (resource == null) {
            return;
        }
        try {
            resource.close();
        } catch (Exception gone) {
            // closed is closed
        }
    }
}
