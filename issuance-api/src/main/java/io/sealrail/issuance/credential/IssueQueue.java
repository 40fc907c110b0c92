package io.sealrail.issuance.credential;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

import io.sealrail.issuance.credential.IssueCommand.Slot;

/**
 * The tickets that wait, oldest first and bounded. Of one slot only one ticket is ready or in a batch at any time, the others
 * stand behind it: a user for whom 200 calls come at once holds up nobody else.
 */
final class IssueQueue {

    private final int limit;
    private final Queue<IssueTicket> ready = new ArrayDeque<>();
    private final Map<Slot, Queue<IssueTicket>> behind = new HashMap<>();
    private int size;

    IssueQueue(int limit) {
        this.limit = limit;
    }

    /** Takes the ticket in; false when the queue is full. */
    synchronized boolean offer(IssueTicket ticket) {
        if (size >= limit) {
            return false;
        }
        size++;
        Queue<IssueTicket> others = behind.get(ticket.command().slot());
        if (others == null) {
            behind.put(ticket.command().slot(), new ArrayDeque<>(0));
            ready.add(ticket);
        } else {
            others.add(ticket);
        }
        return true;
    }

    /** The next tickets, at most that many, no two of one slot; each must come back by {@link #done} or {@link #again}. */
    synchronized List<IssueTicket> take(int most) {
        List<IssueTicket> batch = new ArrayList<>(Math.min(most, ready.size()));
        while (batch.size() < most && !ready.isEmpty()) {
            batch.add(ready.remove());
        }
        return batch;
    }

    /** The ticket has its answer: the next of its slot is ready. */
    synchronized void done(IssueTicket ticket) {
        size--;
        Slot slot = ticket.command().slot();
        IssueTicket next = behind.get(slot).poll();
        if (next == null) {
            behind.remove(slot);
        } else {
            ready.add(next);
        }
    }

    /** The ticket lost its round and goes into the next batch. */
    synchronized void again(IssueTicket ticket) {
        ready.add(ticket);
    }

    /** How many tickets wait or are in a batch. */
    synchronized int size() {
        return size;
    }
}
