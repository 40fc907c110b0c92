package io.sealrail.issuance.claim.source;

import java.time.Duration;
import java.util.Set;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.sealrail.stack.StackResource;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "chain", value = "false"))
class SourcesTest {

    private final SourceSettings before = TestSources.http("http://localhost:1/old/{id}", "");
    private final SourceSettings after = TestSources.http("http://localhost:1/new/{id}", "");

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /** A call that began by the old rules neither fails nor opens what nobody would close. */
    @Test
    void oldSourcesAreClosedAfterAWhileAndNotOpenedAgain() {
        Sources sources = new Sources(vertx, Duration.ofMillis(300));
        sources.use(Set.of(before));
        Source old = sources.of(before);
        sources.use(Set.of(after));
        assertSame(old, sources.of(before));
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertEquals(
                        SourceFailure.Kind.SPARED,
                        assertThrows(SourceFailure.class, () -> sources.of(before))
                                .kind()));
        sources.of(after);
    }

    @Test
    void whatComesBackInTimeStaysOpen() {
        Sources sources = new Sources(vertx, Duration.ofMillis(300));
        sources.use(Set.of(before, after));
        Source old = sources.of(before);
        sources.use(Set.of());
        sources.use(Set.of(before));
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThrows(SourceFailure.class, () -> sources.of(after)));
        assertSame(old, sources.of(before));
    }
}
