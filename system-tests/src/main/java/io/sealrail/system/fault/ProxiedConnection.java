package io.sealrail.system.fault;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.function.Consumer;

/** A client's connection and the one it is passed on by. Belongs to the proxy's thread. */
final class ProxiedConnection {

    private final SocketChannel client;
    private final SocketChannel server;
    private final OneWay questions;
    private final OneWay answers;
    private final Consumer<ProxiedConnection> ended;
    private SelectionKey clientKey;
    private SelectionKey serverKey;
    private boolean over;

    private ProxiedConnection(SocketChannel client, SocketChannel server, Consumer<ProxiedConnection> ended) {
        this.client = client;
        this.server = server;
        this.ended = ended;
        this.questions = new OneWay(client, server);
        this.answers = new OneWay(server, client);
    }

    static ProxiedConnection open(
            Selector selector, SocketChannel client, int target, Manner manner, Consumer<ProxiedConnection> ended)
            throws IOException {
        SocketChannel server = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), target));
        ProxiedConnection connection = new ProxiedConnection(client, server, ended);
        connection.clientKey = connection.register(selector, client);
        connection.serverKey = connection.register(selector, server);
        connection.behave(manner);
        return connection;
    }

    private SelectionKey register(Selector selector, SocketChannel end) throws IOException {
        end.setOption(StandardSocketOptions.TCP_NODELAY, true).configureBlocking(false);
        return end.register(selector, SelectionKey.OP_READ, this);
    }

    /** Answers that were thrown away cannot be had again, so a connection that lost some is reset when it could pass them. */
    void behave(Manner manner) {
        if (answers.lostSome() && !manner.swallowing()) {
            reset();
            return;
        }
        questions.behave(manner.delayNanos(), false, false);
        answers.behave(manner.delayNanos(), manner.holding(), manner.swallowing());
    }

    void serve(SelectionKey key) {
        try {
            if (key.isReadable()) {
                (key.channel() == client ? questions : answers).read();
            }
        } catch (IOException | RuntimeException broken) {
            reset();
        }
    }

    /** Passes on what is due, and asks to be woken for what else can be done. */
    void deliver() {
        if (over) {
            return;
        }
        try {
            questions.write();
            answers.write();
            if (questions.isOver() && answers.isOver()) {
                close();
                return;
            }
            watch(clientKey, questions, answers);
            watch(serverKey, answers, questions);
        } catch (IOException | RuntimeException broken) {
            reset();
        }
    }

    private static void watch(SelectionKey key, OneWay from, OneWay to) {
        int read = from.wantsMore() ? SelectionKey.OP_READ : 0;
        int write = to.isBlocked() ? SelectionKey.OP_WRITE : 0;
        key.interestOps(read | write);
    }

    long millisUntilDue() {
        return over ? Long.MAX_VALUE : Math.min(questions.millisUntilDue(), answers.millisUntilDue());
    }

    /** Ends both connections as a broken network does. */
    void reset() {
        try {
            client.setOption(StandardSocketOptions.SO_LINGER, 0);
            server.setOption(StandardSocketOptions.SO_LINGER, 0);
        } catch (IOException | RuntimeException alreadyClosed) {
            // nothing to reset
        }
        close();
    }

    private void close() {
        over = true;
        TcpProxy.quietly(client);
        TcpProxy.quietly(server);
        ended.accept(this);
    }
}
