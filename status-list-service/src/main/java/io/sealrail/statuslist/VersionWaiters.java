package io.sealrail.statuslist;

import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;

/** Whoever waits for a version that shows a change; the replica's own look for new versions ends the waiting. */
@ApplicationScoped
class VersionWaiters {

    private final Map<String, Queue<Waiter>> waiters = new ConcurrentHashMap<>();

    private record Waiter(long changes, UniEmitter<? super ServedList> emitter) {}

    /**
     * The first version that covers so many changes of the list; give it up by cancelling.
     *
     * @param current what is served; asked after the waiting has begun, so that no version slips through
     */
    Uni<ServedList> covering(String listId, long changes, Supplier<Optional<ServedList>> current) {
        return Uni.createFrom().emitter(emitter -> {
            Waiter waiter = new Waiter(changes, emitter);
            Queue<Waiter> ofList = waiters.computeIfAbsent(listId, ignored -> new ConcurrentLinkedQueue<>());
            ofList.add(waiter);
            emitter.onTermination(() -> ofList.remove(waiter));
            current.get().filter(list -> list.coveredChanges() >= changes).ifPresent(emitter::complete);
        });
    }

    void served(String listId, ServedList list) {
        Queue<Waiter> ofList = waiters.get(listId);
        if (ofList != null) {
            ofList.stream()
                    .filter(waiter -> waiter.changes() <= list.coveredChanges())
                    .forEach(waiter -> waiter.emitter().complete(list));
        }
    }
}
