package io.sealrail.issuance.agent;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import io.vertx.mutiny.sqlclient.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.sealrail.events.CredentialStatus;
import io.sealrail.issuance.TestLists;
import io.sealrail.issuance.organization.TestOrganizations;
import io.sealrail.stack.StackResource;

import static io.sealrail.issuance.agent.TestAgents.AGENTS;
import static io.sealrail.issuance.agent.TestAgents.credential;
import static io.sealrail.issuance.agent.TestAgents.publish;
import static io.sealrail.issuance.agent.TestAgents.registered;
import static io.sealrail.issuance.agent.TestAgents.rows;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "chain", value = "false"))
class RevocationFenceResourceTest {

    @Inject
    Pool pool;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private TestOrganizations organization;
    private String slug;

    @BeforeEach
    void prepare() {
        TestAgents.serveList();
        organization = TestOrganizations.create();
        slug = registered(organization);
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void tellsEveryCredentialThatIsNotKnownAsRevokedNewestFirst() {
        String second = publish(organization, slug, "{}").path("vc_id");
        String third = publish(organization, slug, "{}").path("vc_id");
        revoked(second);
        fence().then()
                .statusCode(200)
                .body("expiresInMillis", greaterThan(0))
                .body("credentials.version", contains(3, 1))
                .body("credentials[0].credentialId", equalTo(third))
                .body("credentials[0].issuerDid", equalTo(TestAgents.issuerDid()))
                .body("credentials[0].status.listId", equalTo(credential(third).getString("status_list_id")))
                .body("credentials[0].status.index", equalTo(credential(third).getInteger("status_list_index")));
    }

    @Test
    void aVersionWaitsUntilTheFenceIsReleased() throws Exception {
        String fenceId = fence().path("fenceId");
        Future<Response> waiting = threads.submit(() -> publish(organization, slug, "{}"));
        organization.asMember().get(AGENTS + "/" + slug).then().body("version", equalTo(1));
        keepsWaiting(waiting);
        release(fenceId).then().statusCode(204);
        waiting.get().then().statusCode(201).body("version", equalTo(2));
        release(fenceId).then().statusCode(204);
    }

    @Test
    void aVersionGoesOnWhenTheFenceThatNobodyReleasesExpires() {
        fence().then().statusCode(200);
        rows("""
                update revocations_under_way r set expires_at = clock_timestamp() + interval '1 second'
                from agents a where a.agent_id = r.agent_id and a.slug = $1""", slug);
        long before = System.nanoTime();
        publish(organization, slug, "{}").then().statusCode(201).body("version", equalTo(2));
        assertTrue(System.nanoTime() - before >= Duration.ofMillis(900).toNanos());
        fence().then().statusCode(200).body("credentials.version", contains(2, 1));
        assertEquals(
                1,
                rows("select from revocations_under_way join agents using (agent_id) where slug = $1", slug)
                        .size());
    }

    @Test
    void aVersionWaitsForEveryFence() throws Exception {
        String first = fence().path("fenceId");
        String second = fence().path("fenceId");
        Future<Response> waiting = threads.submit(() -> publish(organization, slug, "{}"));
        release(first);
        keepsWaiting(waiting);
        release(second);
        waiting.get().then().statusCode(201);
    }

    @Test
    void aFenceOfAnotherAgentIsReleasedOnlyUnderItsName() throws Exception {
        String fenceId = fence().path("fenceId");
        String other = registered(organization);
        publish(organization, other, "{}").then().statusCode(201);
        RestAssured.delete(path(other) + "/" + fenceId).then().statusCode(204);
        RestAssured.delete(path(slug) + "/" + UUID.randomUUID()).then().statusCode(204);
        RestAssured.delete(path(slug) + "/no-uuid").then().statusCode(404);
        Future<Response> waiting = threads.submit(() -> publish(organization, slug, "{}"));
        keepsWaiting(waiting);
        release(fenceId);
        waiting.get().then().statusCode(201);
    }

    @Test
    void decommissioningDoesNotWait() {
        fence();
        organization
                .asAdmin()
                .post(AGENTS + "/" + slug + "/decommission")
                .then()
                .statusCode(200);
        refused(publish(organization, slug, "{}"), 409, "INVALID_STATE");
    }

    @Test
    void aVersionThatWaitedIsRefusedWhenTheAgentWasDecommissionedMeanwhile() throws Exception {
        String fenceId = fence().path("fenceId");
        Future<Response> waiting = threads.submit(() -> publish(organization, slug, "{}"));
        keepsWaiting(waiting);
        organization
                .asAdmin()
                .post(AGENTS + "/" + slug + "/decommission")
                .then()
                .statusCode(200);
        refused(waiting.get(), 409, "INVALID_STATE");
        release(fenceId);
    }

    @Test
    void aFenceWaitsForThePublicationThatHoldsTheAgent() throws Exception {
        SqlConnection connection = pool.getConnectionAndAwait();
        Transaction publication = connection.beginAndAwait();
        connection
                .preparedQuery("select from agents where slug = $1 for update")
                .executeAndAwait(Tuple.of(slug));
        Future<Response> waiting = threads.submit(this::fence);
        keepsWaiting(waiting);
        UUID newest = UUID.randomUUID();
        connection.preparedQuery("""
                        update credentials c set active = false from agents a
                        where a.agent_id = c.agent_id and a.slug = $1""").executeAndAwait(Tuple.of(slug));
        connection.preparedQuery("""
                        insert into credentials (credential_id, kind, core_claim_hash, issuer_did, document, status_list_id,
                            status_list_index, issued_at, expires_at, agent_id, agent_version)
                        select 'urn:uuid:' || $2, 'agent', $2, issuer_did, '{}', status_list_id, -floor(random() * 1000000000)::int,
                            now(), now() + interval '1 day', c.agent_id, 2
                        from credentials c join agents a using (agent_id) where a.slug = $1""").executeAndAwait(Tuple.of(slug, newest.toString()));
        publication.commitAndAwait();
        connection.closeAndAwait();
        waiting.get()
                .then()
                .statusCode(200)
                .body("credentials.version", contains(2, 1))
                .body("credentials[0].credentialId", equalTo("urn:uuid:" + newest));
    }

    @Test
    void refusesWhatThereIsNothingToRevokeOf() {
        refused(organization.asAdmin().body(order()).post(path("nobody-has-this")), 404, "NOT_FOUND");
        refused(organization.asAdmin().body(order()).post(path("A")), 404, "NOT_FOUND");
        refused(TestOrganizations.create().asAdmin().body(order()).post(path(slug)), 404, "NOT_FOUND");
        revoked(organization.asMember().get(AGENTS + "/" + slug).path("vc_id"));
        refused(fence(), 409, "INVALID_STATE");
        String expired = registered(organization);
        rows("""
                update credentials c set expires_at = now() from agents a where a.agent_id = c.agent_id and a.slug = $1""", expired);
        refused(organization.asAdmin().body(order()).post(path(expired)), 409, "INVALID_STATE");
        String ended = registered(organization);
        organization
                .asAdmin()
                .post(AGENTS + "/" + ended + "/decommission")
                .then()
                .statusCode(200);
        refused(organization.asAdmin().body(order()).post(path(ended)), 409, "INVALID_STATE");
    }

    @Test
    void refusesWhoMayNotRevoke() {
        refused(
                RestAssured.given()
                        .contentType("application/json")
                        .body(order())
                        .post(path(slug)),
                401,
                "UNAUTHORIZED");
        refused(organization.asMember().body(order()).post(path(slug)), 403, "FORBIDDEN");
        rows("update api_keys set scopes = '{agents:write}' where organization_id = $1", organization.organizationId());
        refused(organization.asAdmin().body(order()).post(path(slug)), 403, "FORBIDDEN");
        assertEquals(
                0,
                rows("select from revocations_under_way join agents using (agent_id) where slug = $1", slug)
                        .size());
    }

    private Response fence() {
        return organization.asAdmin().body(order()).post(path(slug));
    }

    private static String order() {
        return TestAgents.fence(UUID.randomUUID());
    }

    private Response release(String fenceId) {
        return RestAssured.delete(path(slug) + "/" + fenceId);
    }

    private static String path(String slug) {
        return "/internal/v1/agents/" + slug + "/revocations";
    }

    private static void keepsWaiting(Future<Response> call) {
        await().during(Duration.ofMillis(300)).until(() -> !call.isDone());
    }

    private static void revoked(String vcId) {
        TestLists.publish(TestAgents.status(vcId, CredentialStatus.State.REVOKED, 1, Instant.now()));
        await().until(() -> credential(vcId).getString("status").equals("REVOKED"));
    }

    private static void refused(Response response, int status, String code) {
        response.then().statusCode(status).body("code", equalTo(code));
    }
}
