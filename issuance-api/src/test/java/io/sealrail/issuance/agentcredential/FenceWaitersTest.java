package io.sealrail.issuance.agentcredential;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.sealrail.issuance.agent.TestAgents;
import io.sealrail.issuance.organization.TestOrganizations;
import io.sealrail.stack.StackResource;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "chain", value = "false"))
class FenceWaitersTest {

    private static final int TOO_MANY = 5;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final UUID fenceId = UUID.randomUUID();
    private TestOrganizations organization;
    private String slug;

    @BeforeEach
    void prepare() {
        TestAgents.serveList();
        organization = TestOrganizations.create();
        slug = TestAgents.registered(organization);
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void asManyWaitAsMayAndTheOthersAreToldToComeAgain() {
        fence();
        List<CompletableFuture<Response>> calls = Stream.generate(this::publish)
                .limit(RevocationFences.MOST_WAITERS + TOO_MANY)
                .toList();
        await().until(() -> calls.stream().filter(CompletableFuture::isDone).count() == TOO_MANY);
        calls.stream()
                .filter(CompletableFuture::isDone)
                .map(CompletableFuture::join)
                .forEach(refused -> refused.then()
                        .statusCode(503)
                        .header("Retry-After", equalTo("1"))
                        .body("code", equalTo("REVOCATION_UNDER_WAY")));
        release();
        List<Integer> statuses =
                calls.stream().map(call -> call.join().statusCode()).toList();
        assertEquals(RevocationFences.MOST_WAITERS, Collections.frequency(statuses, 201));
        aPlaceIsFreeAgain();
    }

    private void aPlaceIsFreeAgain() {
        fence();
        CompletableFuture<Response> waiting = publish();
        await().during(Duration.ofMillis(300)).until(() -> !waiting.isDone());
        release();
        waiting.join().then().statusCode(201);
    }

    private CompletableFuture<Response> publish() {
        return CompletableFuture.supplyAsync(() -> TestAgents.publish(organization, slug, "{}"), threads);
    }

    private void fence() {
        organization
                .asAdmin()
                .body(TestAgents.fence(fenceId))
                .post(path())
                .then()
                .statusCode(200);
    }

    private void release() {
        RestAssured.delete(path() + "/" + fenceId).then().statusCode(204);
    }

    private String path() {
        return "/internal/v1/agents/" + slug + "/revocations";
    }
}
