package io.sealrail.issuance.operator;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.sealrail.credential.model.CredentialId;
import io.sealrail.issuance.OperatorApi;
import io.sealrail.stack.StackResource;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "chain", value = "false"))
class RedriveResourceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int ALL = 100_000;
    private static final String CREDENTIAL = """
            insert into credentials (credential_id, kind, core_claim_hash, issuer_did, document, status_list_id,
              status_list_index, issued_at, active)
            values ($1, 'air', $2, $3, '{}', $4, $5, $6, false)""";

    private final SecureRandom random = new SecureRandom();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Inject
    Pool pool;

    @Inject
    LateCredentials credentials;

    private String did;
    private String listId;
    private int next;

    @BeforeEach
    void issuerWithList() {
        did = OperatorApi.issuer(OperatorApi.partner());
        listId = "test-" + hex(4);
        execute(
                "insert into status_lists values ($1, $2, 64, decode(repeat('00', 16), 'hex'), 0, 1, $3)",
                listId,
                did,
                ago(Duration.ofHours(1)));
    }

    @Test
    void requestsAgainWhatTheWorkerNeverHeardOf() throws IOException {
        String late = credential(ago(Duration.ofHours(1)));
        LateLeaves.Leaf told = redrive(late, "UNKNOWN", null);
        assertEquals("REQUESTED_AGAIN", told.outcome());
        assertEquals(1, events(late));
        assertEquals(1, redriven("REQUESTED_AGAIN"));
        assertFalse(due().contains(late));
    }

    @Test
    void leavesAloneWhatIsUnderWay() throws IOException {
        String late = credential(ago(Duration.ofHours(1)));
        LateLeaves.Leaf told = redrive(late, "FAILED", "INSUFFICIENT_FUNDS");
        assertEquals("FAILED", told.outcome());
        assertEquals("INSUFFICIENT_FUNDS", told.failureCode());
        assertEquals(0, events(late));
        assertEquals(0, redriven("REQUESTED_AGAIN"));
    }

    @Test
    void isDueBeyondTheDeadlineAndNotTooOften() {
        String late = credential(ago(Duration.ofHours(1)));
        String young = credential(ago(Duration.ofSeconds(1)));
        assertTrue(due().contains(late));
        assertFalse(due().contains(young));
        execute("insert into redriven_credentials values ($1, 1, $2)", late, ago(Duration.ofMinutes(5)));
        assertFalse(due().contains(late));
        execute(
                "update redriven_credentials set asked_at = $2 where credential_id = $1",
                late,
                ago(Duration.ofMinutes(7)));
        assertTrue(due().contains(late));
        execute("update redriven_credentials set times = 5 where credential_id = $1", late);
        assertFalse(due().contains(late));
        execute("update credentials set onchain_at = issued_at where credential_id = $1", late);
        due();
        assertEquals(0, count("select count(*) from redriven_credentials where credential_id = $1", late));
    }

    @Test
    void isDueBeforeAnOlderOneThatWasAskedAbout() {
        String stuck = credential(ago(Duration.ofHours(2)));
        String asked = credential(ago(Duration.ofHours(3)));
        String never = credential(ago(Duration.ofHours(1)));
        String sql = "insert into redriven_credentials values ($1, 0, $2)";
        execute(sql, stuck, ago(Duration.ofMinutes(9)));
        execute(sql, asked, ago(Duration.ofMinutes(8)));

        List<String> order = new ArrayList<>(due());
        order.retainAll(List.of(stuck, asked, never));

        assertEquals(List.of(never, stuck, asked), order);
    }

    @Test
    void tellsTheOperatorWhatWasDone() {
        call("c2zzzzzzzzzzzzzzzzzzzz").statusCode(404).body("code", equalTo("CREDENTIAL_UNKNOWN"));
        String late = credential(ago(Duration.ofHours(1)));
        call(late).statusCode(503).body("code", equalTo("ONCHAIN_WORKER_AWAY"));
        execute("update credentials set onchain_at = issued_at where credential_id = $1", late);
        call(late).statusCode(200).body("outcome", equalTo("ONCHAIN"));
    }

    private LateLeaves.Leaf redrive(String id, String outcome, String code) throws IOException {
        String failure = code == null ? "null" : "\"" + code + "\"";
        HttpServer worker = worker("[{\"credentialId\":\"%s\",\"outcome\":\"%s\",\"state\":null,\"failureCode\":%s}]"
                .formatted(id, outcome, failure));
        try {
            URI url = URI.create("http://127.0.0.1:" + worker.getAddress().getPort());
            LateLeaves leaves = new LateLeaves(Optional.of(url), Optional.of("Bearer x"), new ObjectMapper());
            return new RedriveCredentials(credentials, leaves, meters)
                    .redrive(List.of(id), true)
                    .await()
                    .atMost(PATIENCE)
                    .get(0);
        } finally {
            worker.stop(0);
        }
    }

    private static HttpServer worker(String answer) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/internal/v1/leaves/redrive", exchange -> {
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static ValidatableResponse call(String vcId) {
        return OperatorApi.operator()
                .post("/admin/v1/credentials/" + vcId + "/redrive")
                .then();
    }

    private List<String> due() {
        return credentials.due(5, ALL).await().atMost(PATIENCE);
    }

    private double redriven(String outcome) {
        return meters.get("sealrail.credentials.redriven")
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    private long events(String id) {
        return count("select count(*) from outbox where type = 'issue-requested.v1' and aggregateid = $1", id);
    }

    private long count(String sql, String id) {
        return pool.preparedQuery(sql)
                .execute(Tuple.of(id))
                .await()
                .atMost(PATIENCE)
                .iterator()
                .next()
                .getLong(0);
    }

    private String credential(OffsetDateTime issuedAt) {
        String vcId = CredentialId.next(Instant.now(), random);
        execute(CREDENTIAL, vcId, hex(32), did, listId, next++, issuedAt);
        return vcId;
    }

    private static OffsetDateTime ago(Duration time) {
        return OffsetDateTime.now(ZoneOffset.UTC).minus(time);
    }

    private void execute(String sql, Object... parameters) {
        pool.preparedQuery(sql).execute(Tuple.from(List.of(parameters))).await().atMost(PATIENCE);
    }

    private String hex(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
