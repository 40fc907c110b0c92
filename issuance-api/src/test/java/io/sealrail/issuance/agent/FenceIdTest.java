package io.sealrail.issuance.agent;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.sealrail.issuance.organization.TestOrganizations;
import io.sealrail.stack.StackResource;

import static io.sealrail.issuance.agent.TestAgents.publish;
import static io.sealrail.issuance.agent.TestAgents.registered;
import static io.sealrail.issuance.agent.TestAgents.rows;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** A fence is known by the id that whoever asks for it has chosen. */
@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "chain", value = "false"))
class FenceIdTest {

    private static final String SHORTEN = """
            update revocations_under_way set expires_at = clock_timestamp() + interval '1 second' where fence_id = $1""";
    private static final String LONG = """
            select from revocations_under_way
            where fence_id = $1 and expires_at > clock_timestamp() + interval '5 seconds'""";

    private final UUID fenceId = UUID.randomUUID();
    private TestOrganizations organization;
    private String slug;

    @BeforeEach
    void prepare() {
        TestAgents.serveList();
        organization = TestOrganizations.create();
        slug = registered(organization);
    }

    @Test
    void whoeverChoseItReleasesByItWhatHeGotNoAnswerAbout() throws Exception {
        fence(slug, TestAgents.fence(fenceId)).then().statusCode(200).body("fenceId", equalTo(fenceId.toString()));
        CompletableFuture<Response> waiting = CompletableFuture.supplyAsync(() -> publish(organization, slug, "{}"));
        await().during(Duration.ofMillis(300)).until(() -> !waiting.isDone());
        release();
        waiting.get().then().statusCode(201);
    }

    @Test
    void askedForAgainTheFenceIsTheSameWithItsWholeTime() {
        fence(slug, TestAgents.fence(fenceId)).then().statusCode(200);
        rows(SHORTEN, fenceId);
        fence(slug, TestAgents.fence(fenceId))
                .then()
                .statusCode(200)
                .body("fenceId", equalTo(fenceId.toString()))
                .body("credentials.version", contains(1));
        assertEquals(1, rows(LONG, fenceId).size());
        release();
        publish(organization, slug, "{}").then().statusCode(201);
    }

    @Test
    void isNoOtherAgentsFence() {
        fence(slug, TestAgents.fence(fenceId)).then().statusCode(200);
        String other = registered(organization);
        refused(fence(other, TestAgents.fence(fenceId)));
        publish(organization, other, "{}").then().statusCode(201);
    }

    @Test
    void isNeeded() {
        refused(fence(slug, "{}"));
        refused(fence(slug, "{\"fenceId\":\"1\"}"));
        refused(organization.asAdmin().post(path(slug)));
        publish(organization, slug, "{}").then().statusCode(201);
    }

    private Response fence(String agent, String body) {
        return organization.asAdmin().body(body).post(path(agent));
    }

    private void release() {
        RestAssured.delete(path(slug) + "/" + fenceId).then().statusCode(204);
    }

    private static String path(String slug) {
        return "/internal/v1/agents/" + slug + "/revocations";
    }

    private static void refused(Response response) {
        response.then().statusCode(400).body("code", equalTo("VALIDATION"));
    }
}
