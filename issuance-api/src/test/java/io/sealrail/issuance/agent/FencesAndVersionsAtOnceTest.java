package io.sealrail.issuance.agent;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.sealrail.issuance.organization.TestOrganizations;
import io.sealrail.stack.StackResource;

import static io.sealrail.issuance.agent.TestAgents.publish;
import static io.sealrail.issuance.agent.TestAgents.registered;
import static io.sealrail.issuance.agent.TestAgents.rows;
import static org.junit.jupiter.api.Assertions.assertEquals;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "chain", value = "false"))
class FencesAndVersionsAtOnceTest {

    private static final int EACH = 25;
    private static final String NEWEST = """
            select c.credential_id from credentials c join agents a using (agent_id) where a.slug = $1
            order by c.agent_version desc limit 1""";
    private static final String VERSIONS =
            "select c.agent_version from credentials c join agents a using (agent_id) where a.slug = $1 order by 1";
    private static final String CURRENT = """
            select from credentials c join agents a using (agent_id)
            where a.slug = $1 and c.active and c.agent_version = a.version""";
    private static final String SUCCESSORS = """
            select distinct c.replaced_by from credentials c join agents a using (agent_id)
            where a.slug = $1 and not c.active and c.replaced_by is not null""";

    private final ExecutorService threads = Executors.newFixedThreadPool(2 * EACH);
    private final Set<String> answered = Collections.synchronizedSet(new TreeSet<>());
    private final Set<String> missed = Collections.synchronizedSet(new TreeSet<>());
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
    void everyFenceKnowsEveryCredentialAndNoVersionIsLost() throws Exception {
        List<Callable<Void>> calls = new ArrayList<>();
        for (int i = 0; i < EACH; i++) {
            calls.add(this::publishOne);
            calls.add(this::fenceOnce);
        }
        for (Future<Void> call : threads.invokeAll(calls)) {
            call.get();
        }
        assertEquals(Set.of(), missed);
        List<Integer> versions = new ArrayList<>();
        rows(VERSIONS, slug).forEach(row -> versions.add(row.getInteger(0)));
        assertEquals(IntStream.rangeClosed(1, EACH + 1).boxed().toList(), versions);
        assertEquals(1, rows(CURRENT, slug).size());
        assertEquals(EACH, rows(SUCCESSORS, slug).size());
    }

    @Test
    void oneOfManyRegistrationsGetsTheSlug() throws Exception {
        String wanted = TestAgents.slug();
        Callable<Integer> call =
                () -> TestAgents.register(organization, TestAgents.body(wanted)).statusCode();
        List<Integer> statuses = new ArrayList<>();
        for (Future<Integer> answer : threads.invokeAll(Collections.nCopies(EACH, call))) {
            statuses.add(answer.get());
        }
        assertEquals(1, Collections.frequency(statuses, 201));
        assertEquals(EACH - 1, Collections.frequency(statuses, 409));
    }

    private Void publishOne() {
        Response published = publish(organization, slug, "{}");
        assertEquals(201, published.statusCode(), published.asString());
        answered.add(published.path("vc_id"));
        return null;
    }

    /** What was answered before, and, as nothing is published meanwhile, what is the newest afterwards. */
    private Void fenceOnce() {
        Set<String> expected;
        synchronized (answered) {
            expected = new TreeSet<>(answered);
        }
        String path = "/internal/v1/agents/" + slug + "/revocations";
        Response fence =
                organization.asAdmin().body(TestAgents.fence(UUID.randomUUID())).post(path);
        assertEquals(200, fence.statusCode(), fence.asString());
        expected.add(rows(NEWEST, slug).iterator().next().getString(0));
        expected.removeAll(fence.<List<String>>path("credentials.credentialId"));
        missed.addAll(expected);
        RestAssured.delete(path + "/" + fence.path("fenceId")).then().statusCode(204);
        return null;
    }
}
