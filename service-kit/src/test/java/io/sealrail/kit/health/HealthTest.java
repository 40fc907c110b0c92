package io.sealrail.kit.health;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import jakarta.inject.Inject;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

import io.sealrail.kit.OnStack;
import io.sealrail.kit.lease.LeasedLoop;
import io.sealrail.kit.outbox.OutboxBacklog;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;

@OnStack
class HealthTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(1);

    @Inject
    LeasedLoop loops;

    @Inject
    Vertx vertx;

    @Inject
    OutboxBacklog backlog;

    @Test
    void aHealthyProcessSaysSoAndNamesWhatItDependsOn() {
        given().get("/q/health/live").then().statusCode(200).body("checks.name", hasItem("event-loops"));
        given().get("/q/health/group/dependencies")
                .then()
                .statusCode(200)
                .body("status", equalTo("UP"))
                .body("checks.name", hasItem("database"))
                .body("checks.name", hasItem("kafka"));
    }

    @Test
    void aLoopWhoseStepNeverEndsAsksForARestart() {
        CompletableFuture<Boolean> never = new CompletableFuture<>();
        LeasedLoop.Running loop = loops.start(
                "never", Duration.ofSeconds(1), lease -> Uni.createFrom().completionStage(never));
        LeasedLoopsTurn check = new LeasedLoopsTurn(loops, Duration.ofMillis(1_500));
        await().until(() -> stuck(check).contains("never"));
        assertEquals(Status.DOWN, check.call().getStatus());
        never.complete(false);
        await().until(() -> !stuck(check).contains("never"));
        loop.stop().await().atMost(PATIENCE);
    }

    @Test
    void aBlockedEventLoopAsksForARestart() {
        CountDownLatch open = new CountDownLatch(1);
        Vertx own = Vertx.vertx();
        try {
            EventLoops check = new EventLoops(own, Duration.ofMillis(1_500));
            check.onStart(null);
            assertEquals(Status.UP, check.call().getStatus());
            ((VertxInternal) own).getEventLoopGroup().next().execute(() -> block(open));
            await().until(() -> check.call().getStatus() == Status.DOWN);
            open.countDown();
            await().until(() -> check.call().getStatus() == Status.UP);
        } finally {
            open.countDown();
            own.close();
        }
    }

    @Test
    void aDependencyThatIsAwayIsToldByName() {
        HealthCheckResponse kafka = new KafkaTakesConnections(vertx, "localhost:1", backlog)
                .call()
                .await()
                .atMost(PATIENCE);
        assertEquals("kafka", kafka.getName());
        assertEquals(Status.DOWN, kafka.getStatus());
        HealthCheckResponse silent = Dependency.answer(
                        "silent", () -> Uni.createFrom().nothing(), SHORT)
                .await()
                .atMost(PATIENCE);
        assertEquals(Status.DOWN, silent.getStatus());
    }

    private static String stuck(LeasedLoopsTurn check) {
        return check.call().getData().orElseThrow().get("stuck").toString();
    }

    private static void block(CountDownLatch until) {
        try {
            until.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(PATIENCE);
    }
}
