package io.sealrail.issuance.status;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import io.sealrail.events.StatusReference;

/** Indexes of one list that this replica alone hands out. */
final class StatusBlock {

    /** A block with nothing in it. */
    static final StatusBlock EMPTY = new StatusBlock("", List.of());

    private final String listId;
    private final List<Integer> indexes;
    private final AtomicInteger next = new AtomicInteger();

    StatusBlock(String listId, List<Integer> indexes) {
        this.listId = listId;
        this.indexes = indexes;
    }

    boolean hasRoom() {
        return next.get() < indexes.size();
    }

    Optional<StatusReference> take() {
        if (!hasRoom()) {
            return Optional.empty();
        }
        int place = next.getAndIncrement();
        return place < indexes.size() ? Optional.of(new StatusReference(listId, indexes.get(place))) : Optional.empty();
    }
}
