package io.sealrail.system;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;

import io.sealrail.system.client.Http;
import io.sealrail.system.client.NotaryClient;
import io.sealrail.system.stack.Paused;

import static io.sealrail.system.NotaryErrors.assertProblem;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A registry that hangs costs who asks it at most its timeout, and nobody else anything. */
class NotarySourcesIT {

    private static final String REGISTRY = "land-registry";
    private static final int CALLERS = 40;
    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final Duration SLACK = Duration.ofSeconds(1);

    private final SystemStack stack = SystemStack.get();
    private final NotaryClient client = NotaryClient.of(stack.demo());

    @Test
    @SuppressWarnings("try")
    void oneThatHangsIsUnavailableAndHoldsUpNobodyElse() throws Exception {
        assertEquals(200, ask("irrigated-land").status());
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        try (Paused registry = stack.pause(REGISTRY)) {
            List<Future<Timed>> hanging = new ArrayList<>();
            for (int caller = 0; caller < CALLERS; caller++) {
                hanging.add(callers.submit(() -> timed("irrigated-land")));
            }
            for (int call = 0; call < 20; call++) {
                Timed other = timed("farmer-registered");
                assertEquals(200, other.answer.status(), other.answer.response().body());
                assertTrue(
                        other.took.compareTo(TIMEOUT.dividedBy(2)) < 0, "another registry's answer took " + other.took);
            }
            for (Future<Timed> call : hanging) {
                assertProblem(503, "source.unavailable", call.get().answer);
                assertTrue(call.get().took.compareTo(TIMEOUT.plus(SLACK)) < 0, "took " + call.get().took);
            }
        } finally {
            callers.shutdown();
        }
        await("the registry's answers")
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertEquals(200, ask("irrigated-land").status()));
    }

    private Http.Answer ask(String claim) {
        return client.evaluate(client.evaluation(List.of(claim), client.target()));
    }

    private Timed timed(String claim) {
        long began = System.nanoTime();
        return new Timed(ask(claim), Duration.ofNanos(System.nanoTime() - began));
    }

    private record Timed(Http.Answer answer, Duration took) {}
}
