package io.sealrail.kit.fetch;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import io.smallrye.mutiny.Uni;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class SharedAnswersTest {

    private static final Duration GOOD_FOR = Duration.ofMinutes(1);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    private final Clock clock = ticking();
    private final AtomicInteger calls = new AtomicInteger();
    private final SharedAnswers<String, String> answers = new SharedAnswers<>(clock, 10, String::length);

    @Test
    void keepsAnAnswerForItsTime() {
        assertEquals("a1", ask("a"));
        now.set(now.get().plus(GOOD_FOR).minusMillis(1));
        assertEquals("a1", ask("a"));
        now.set(now.get().plusMillis(1));
        assertEquals("a2", ask("a"));
    }

    @Test
    void sharesTheCallOfAllWhoAskAtOnce() {
        CompletableFuture<String> slow = new CompletableFuture<>();
        var first = answers.get("a", value -> GOOD_FOR, () -> counted(slow)).subscribeAsCompletionStage();
        var gone = answers.get("a", value -> GOOD_FOR, () -> counted(slow)).subscribeAsCompletionStage();
        var second = answers.get("a", value -> GOOD_FOR, () -> counted(slow)).subscribeAsCompletionStage();
        gone.cancel(true);
        slow.complete("once");
        assertEquals("once", first.join());
        assertEquals("once", second.join());
        assertEquals(1, calls.get());
    }

    @Test
    void doesNotKeepAFailure() {
        assertThrows(CompletionException.class, () -> answers.get(
                        "a", value -> GOOD_FOR, () -> Uni.createFrom().failure(new IOException("down")))
                .subscribeAsCompletionStage()
                .join());
        assertEquals("a1", ask("a"));
    }

    @Test
    void letsGoOfWhatWasUnusedForLongest() {
        ask("a");
        ask("b");
        ask("c");
        ask("d");
        ask("e");
        ask("a");
        ask("f");
        assertEquals("a1", ask("a"));
        assertEquals("b7", ask("b"));
    }

    private String ask(String key) {
        return answers.get(key, value -> GOOD_FOR, () -> Uni.createFrom().item(() -> key + calls.incrementAndGet()))
                .subscribeAsCompletionStage()
                .join();
    }

    private Uni<String> counted(CompletableFuture<String> answer) {
        calls.incrementAndGet();
        return Uni.createFrom().completionStage(answer);
    }

    private Clock ticking() {
        return new Clock() {
            @Override
            public Instant instant() {
                return now.get();
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
    }
}
