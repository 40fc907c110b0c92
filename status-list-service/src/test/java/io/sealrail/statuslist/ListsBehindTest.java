package io.sealrail.statuslist;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import io.smallrye.mutiny.Uni;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ListsBehindTest {

    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void holdsUpNoOtherListWhileKafkaDoesNotAnswer() {
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        ListsBehind lists = lists(true, Uni.createFrom().completionStage(answer));

        assertFalse(mayGoOn(lists));
        assertFalse(mayGoOn(lists));
        assertEquals(1, asked.get());
        answer.complete(true);

        assertTrue(mayGoOn(lists));
    }

    @Test
    void holdsUpNoOtherListWhenKafkaIsAway() {
        ListsBehind lists = lists(true, Uni.createFrom().failure(new IllegalStateException("away")));

        assertFalse(mayGoOn(lists));
        assertFalse(mayGoOn(lists));
        assertEquals(1, asked.get());
    }

    @Test
    void asksAgainUntilAllIsHeard() {
        ListsBehind lists = lists(true, Uni.createFrom().item(() -> asked.get() > 1));

        assertFalse(mayGoOn(lists));
        assertTrue(mayGoOn(lists));
    }

    @Test
    void asksNothingWhileNoListStandsBehind() {
        assertFalse(mayGoOn(lists(false, Uni.createFrom().item(true))));
        assertEquals(0, asked.get());
    }

    private ListsBehind lists(boolean anyBehind, Uni<Boolean> caughtUp) {
        return new ListsBehind(() -> Uni.createFrom().item(anyBehind), () -> {
            asked.incrementAndGet();
            return caughtUp;
        });
    }

    private static boolean mayGoOn(ListsBehind lists) {
        return lists.mayGoOn().await().indefinitely();
    }
}
