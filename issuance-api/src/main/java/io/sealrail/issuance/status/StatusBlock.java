package io.sealrail.issuance.status;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import io.sealrail.credential.status.IndexPermutation;
import io.sealrail.events.StatusReference;

/** Counter values of one list that this replica alone hands out, each as the index that the list's secret order gives it. */
final class StatusBlock {

    /** A block with nothing in it. */
    static final StatusBlock EMPTY = new StatusBlock("", new IndexPermutation(new byte[16], 1), 0, 0);

    private final String listId;
    private final IndexPermutation order;
    private final AtomicInteger next;
    private final int end;

    StatusBlock(String listId, IndexPermutation order, int start, int end) {
        this.listId = listId;
        this.order = order;
        this.next = new AtomicInteger(start);
        this.end = end;
    }

    boolean hasRoom() {
        return next.get() < end;
    }

    Optional<StatusReference> take() {
        if (!hasRoom()) {
            return Optional.empty();
        }
        int counter = next.getAndIncrement();
        return counter < end ? Optional.of(new StatusReference(listId, order.apply(counter))) : Optional.empty();
    }
}
