package io.sealrail.verifier.status;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.inject.Inject;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import org.junit.jupiter.api.Test;

import io.sealrail.kit.fetch.Reply;
import io.sealrail.kit.fetch.TooBusyException;
import io.sealrail.verifier.OnStack;
import io.sealrail.verifier.TestIssuer;
import io.sealrail.verifier.TestList;
import io.sealrail.verifier.VerifierConfig;
import io.sealrail.verifier.result.Finding;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;

/** What we could not ask for want of room says nothing about the list's server; how long it is waited for. */
@OnStack
class OverloadTest {

    private static final Duration LATE = Duration.ofMillis(600);

    @Inject
    ReadStatusList read;

    @Inject
    VerifierConfig config;

    private final TestIssuer issuer = TestIssuer.didKey();
    private Optional<Duration> confirmWithin = Optional.of(LATE.dividedBy(2));
    private final AtomicInteger asked = new AtomicInteger();
    private Uni<Reply> answer;

    @Test
    void believesAHeldListWhileItsServerIsAwayButNotWhileWeAreOverloaded() {
        StatusLists lists = lists(8);
        answer = Uni.createFrom().item(served());
        assertNotNull(find(lists, "1").list());
        for (Exception ours : new Exception[] {
            new TooBusyException("full"), new RejectedExecutionException(), new ConnectionPoolTooBusyException("full")
        }) {
            answer = Uni.createFrom().failure(ours);
            assertEquals(Finding.STATUS_LIST_UNAVAILABLE, find(lists, "1").problem());
        }
        answer = Uni.createFrom().failure(new IOException("away"));
        assertNotNull(find(lists, "1").list());
    }

    @Test
    void waitsLongForAListOnlyWhereNoneIsHeld() {
        StatusLists lists = lists(8);
        answer = Uni.createFrom().item(served()).onItem().delayIt().by(LATE);
        assertNotNull(find(lists, "1").list());
        answer = Uni.createFrom().emitter(never -> {});
        assertNotNull(find(lists, "1").list());
        assertNotNull(find(lists, "1").list());
        assertEquals(2, asked.get(), "the call that is under way is the only one");
    }

    @Test
    void takesAnAnswerThatCameTooLateForWhoeverAsked() {
        StatusLists lists = lists(8);
        answer = Uni.createFrom().item(served());
        StatusList first = find(lists, "1").list();
        answer = Uni.createFrom().item(served()).onItem().delayIt().by(LATE);
        assertSame(first, find(lists, "1").list());
        await().atMost(Duration.ofSeconds(10)).until(() -> find(lists, "1").list() != first);
    }

    /** Else whoever floods us could hide a revocation: why a call to a stranger ended is known when its own time is over. */
    @Test
    void waitsForWhyAStrangersListCouldNotBeHad() {
        StatusLists lists = lists(8);
        confirmWithin = Optional.empty();
        answer = Uni.createFrom().item(served());
        assertNotNull(find(lists, "1").list());
        answer = Uni.createFrom()
                .item(served())
                .onItem()
                .delayIt()
                .by(LATE)
                .onItem()
                .failWith(served -> new TooBusyException("late"));
        assertEquals(Finding.STATUS_LIST_UNAVAILABLE, find(lists, "1").problem());
    }

    @Test
    void readsOnlySoManyListsAtOnce() {
        StatusLists lists = lists(1);
        answer = Uni.createFrom().emitter(never -> {});
        lists.find(place("1")).subscribe().with(never -> {});
        assertEquals(Finding.STATUS_LIST_UNAVAILABLE, find(lists, "2").problem());
    }

    private Reply served() {
        return new Reply(
                200,
                Optional.empty(),
                TestList.bitstring(issuer, "busy").foreign().sign().toString().getBytes());
    }

    private StatusLists lists(int atOnce) {
        return new StatusLists(
                new Source(atOnce), read, Clock.systemUTC(), config, new SimpleMeterRegistry().timer("age"), 16 << 20);
    }

    private ListLookup find(StatusLists lists, String name) {
        return lists.find(place(name)).await().atMost(Duration.ofSeconds(10));
    }

    private ListPlace place(String name) {
        return new ListPlace("https://issuer.test/" + name, W3cListType.BITSTRING, Optional.of(issuer.did()));
    }

    private final class Source implements ListSource {

        private final int atOnce;

        Source(int atOnce) {
            this.atOnce = atOnce;
        }

        @Override
        public Uni<Reply> ask(String address, Map<String, String> headers) {
            asked.incrementAndGet();
            return answer;
        }

        @Override
        public String accept(ListType type) {
            return type.mediaType();
        }

        @Override
        public Duration revalidateAfter() {
            return Duration.ZERO;
        }

        @Override
        public Optional<Duration> confirmWithin() {
            return confirmWithin;
        }

        @Override
        public int atOnce() {
            return atOnce;
        }

        @Override
        public Duration retryAfter() {
            return Duration.ZERO;
        }
    }
}
