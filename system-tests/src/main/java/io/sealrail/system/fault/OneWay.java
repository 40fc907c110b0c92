package io.sealrail.system.fault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;

/** One direction of a proxied connection: what was read and is not written yet, each piece with the time when it is due. */
final class OneWay {

    private static final int MOST_WAITING = 4 << 20;
    private static final ThreadLocal<ByteBuffer> PIECE =
            ThreadLocal.withInitial(() -> ByteBuffer.allocateDirect(64 << 10));

    private final SocketChannel from;
    private final SocketChannel to;
    private final Deque<Piece> waiting = new ArrayDeque<>();
    private long waitingBytes;
    private long delayNanos;
    private boolean holding;
    private boolean swallowing;
    private boolean lostSome;
    private boolean ended;
    private boolean endPassedOn;
    private boolean blocked;

    OneWay(SocketChannel from, SocketChannel to) {
        this.from = from;
        this.to = to;
    }

    private record Piece(ByteBuffer bytes, long dueAt) {}

    void behave(long delay, boolean hold, boolean swallow) {
        delayNanos = delay;
        holding = hold;
        swallowing = swallow;
    }

    void read() throws IOException {
        ByteBuffer bytes = PIECE.get().clear();
        int count = from.read(bytes);
        if (count < 0) {
            ended = true;
        } else if (swallowing) {
            lostSome |= count > 0;
        } else {
            pass(bytes.flip());
        }
    }

    private void pass(ByteBuffer bytes) throws IOException {
        if (delayNanos == 0 && !holding && waiting.isEmpty()) {
            to.write(bytes);
        }
        if (bytes.hasRemaining()) {
            waitingBytes += bytes.remaining();
            ByteBuffer copy = ByteBuffer.allocate(bytes.remaining()).put(bytes).flip();
            waiting.add(new Piece(copy, System.nanoTime() + delayNanos));
        }
    }

    void write() throws IOException {
        blocked = false;
        while (!holding && !waiting.isEmpty() && waiting.peek().dueAt() <= System.nanoTime()) {
            ByteBuffer next = waiting.peek().bytes();
            waitingBytes -= to.write(next);
            if (next.hasRemaining()) {
                blocked = true;
                return;
            }
            waiting.poll();
        }
        if (ended && waiting.isEmpty() && !endPassedOn) {
            endPassedOn = true;
            to.shutdownOutput();
        }
    }

    boolean isOver() {
        return endPassedOn;
    }

    boolean isBlocked() {
        return blocked;
    }

    boolean wantsMore() {
        return !ended && waitingBytes < MOST_WAITING;
    }

    boolean lostSome() {
        return lostSome;
    }

    long millisUntilDue() {
        if (holding || blocked || waiting.isEmpty()) {
            return Long.MAX_VALUE;
        }
        return Math.max(0, (waiting.peek().dueAt() - System.nanoTime()) / 1_000_000);
    }
}
