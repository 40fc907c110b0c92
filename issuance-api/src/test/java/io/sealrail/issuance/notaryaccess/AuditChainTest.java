package io.sealrail.issuance.notaryaccess;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import io.vertx.mutiny.sqlclient.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.sealrail.issuance.OperatorApi;
import io.sealrail.kit.lease.Lease;
import io.sealrail.kit.work.Workers;
import io.sealrail.stack.StackResource;

import static io.sealrail.issuance.notaryaccess.TestNotary.with;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "chain", value = "false"))
class AuditChainTest {

    private static String sealed;

    @Inject
    Pool pool;

    @Inject
    SealAudit sealAudit;

    @Inject
    Workers workers;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_events set status = 1",
                "delete from audit_events",
                "truncate audit_events cascade",
                "update audit_seals set sequence = 1",
                "delete from audit_seals",
                "truncate audit_seals"
            })
    void letsNothingOnRecordBeChanged(String sql) {
        with(TestNotary.key()).body("{}").post(ProbeResource.PATH).then().statusCode(200);
        String message = assertThrows(
                        RuntimeException.class, () -> pool.query(sql).executeAndAwait())
                .toString();
        assertTrue(message.contains("append-only"), message);
    }

    @Test
    void chainsWhatIsOnRecord() {
        String id = call();
        await().until(() -> only(id).get("sequence") != null);
        assertTrue(only(id).getString("hash").matches("[0-9a-f]{64}"));
        OperatorApi.operator()
                .get("/admin/v1/audit/verification")
                .then()
                .statusCode(200)
                .body("intact", equalTo(true))
                .body("brokenAt", nullValue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_events set status = 204 where request_id = $1",
                "update audit_events set purpose = null where request_id = $1",
                "update audit_events set recorded_at = recorded_at - interval '1 hour' where request_id = $1",
                "delete from audit_events where request_id = $1",
                "update audit_seals set hash = sha256('x') where request_id = $1",
                "delete from audit_seals where request_id = $1"
            })
    void noticesThatTheRecordWasChanged(String sql) {
        String id = sealed();
        long sequence = only(id).getLong("sequence");
        AuditVerification.Found found = inLostTransaction(connection -> connection
                .query("set local session_replication_role = replica")
                .execute()
                .chain(() -> connection.preparedQuery(sql).execute(Tuple.of(id)))
                .chain(() -> AuditVerification.of(connection, workers, new AuditRange(from(sequence), 100_000))));
        assertFalse(found.intact());
        assertEquals(sequence, found.brokenAt());
        assertEquals(sequence - 1, found.lastSequence());
    }

    @Test
    void makesOneChainHoweverManySeal() {
        List<String> ids =
                IntStream.range(0, 30).parallel().mapToObj(i -> call()).toList();
        Lease lease = lease();
        IntStream.range(0, 8).parallel().forEach(i -> sealAudit
                .sealWaiting(lease)
                .onFailure()
                .recoverWithItem(false)
                .await()
                .indefinitely());
        await().until(() -> ids.stream().allMatch(id -> only(id).get("sequence") != null));
        AuditVerification.Found found = verified(1, 100_000);
        assertTrue(found.intact(), found.toString());
    }

    @Test
    void verifiesRangeAfterRange() {
        long sequence = only(sealed()).getLong("sequence");
        call();
        AuditVerification.Found first = verified(1, (int) sequence);
        assertEquals("0".repeat(64), first.previousHash());
        assertEquals(sequence, first.lastSequence());
        assertEquals(only(sealed()).getString("hash"), first.lastHash());
        await().until(() -> verified(1, (int) sequence).more());
        AuditVerification.Found next = verified(sequence + 1, 1);
        assertTrue(first.intact() && next.intact(), first + " " + next);
        assertEquals(first.lastHash(), next.previousHash());
        assertEquals(sequence + 1, next.lastSequence());
        assertTrue(next.sealed() > sequence);
    }

    /** As if the end had been cut off since the last link was noted down. */
    @Test
    void noticesThatTheLinkBeforeTheRangeIsMissing() {
        AuditVerification.Found found = verified(1_000_000_001, 1);
        assertFalse(found.intact());
        assertEquals(1_000_000_000, found.brokenAt());
        assertFalse(found.more());
    }

    @ParameterizedTest
    @ValueSource(strings = {"from=0", "from=x", "limit=0", "limit=100001"})
    void verifiesNoRangeThatIsNone(String query) {
        OperatorApi.operator()
                .get("/admin/v1/audit/verification?" + query)
                .then()
                .statusCode(400)
                .body("code", equalTo("VALIDATION"));
    }

    private AuditVerification.Found verified(long from, int limit) {
        return AuditVerification.of(pool, workers, new AuditRange(from, limit))
                .await()
                .indefinitely();
    }

    /** A few links before, where there are some. */
    private static long from(long sequence) {
        return Math.max(1, sequence - 3);
    }

    @Test
    void sealsNothingUnderALeaseThatHasPassedOn() {
        inLostTransaction(connection -> {
            Lease old = new Lease(SealAudit.LEASE, "nobody", 0);
            AuditSeal link = new AuditSeal(Long.MAX_VALUE, "req_none", new byte[32], new byte[32]);
            return AuditChain.append(connection, old, List.of(link)).invoke(added -> assertEquals(0, added));
        });
    }

    /** The same for all tests: none commits a change of it. */
    private static synchronized String sealed() {
        if (sealed == null) {
            sealed = call();
            await().until(() -> only(sealed).get("sequence") != null);
        }
        return sealed;
    }

    private static String call() {
        return with(TestNotary.key()).body("{}").post(ProbeResource.PATH).header("x-request-id");
    }

    private static JsonPath only(String requestId) {
        JsonPath page = OperatorApi.operator()
                .queryParam("requestId", requestId)
                .get("/admin/v1/audit/events")
                .then()
                .statusCode(200)
                .body("total", equalTo(1))
                .extract()
                .jsonPath();
        return page.setRootPath("items[0]");
    }

    private Lease lease() {
        Row row = pool.preparedQuery("select holder, token from leases where name = $1")
                .executeAndAwait(Tuple.of(SealAudit.LEASE))
                .iterator()
                .next();
        return new Lease(SealAudit.LEASE, row.getString("holder"), row.getLong("token"));
    }

    private <T> T inLostTransaction(Function<SqlConnection, Uni<T>> work) {
        SqlConnection connection = pool.getConnectionAndAwait();
        try {
            Transaction transaction = connection.beginAndAwait();
            try {
                return work.apply(connection).await().indefinitely();
            } finally {
                transaction.rollbackAndAwait();
            }
        } finally {
            connection.closeAndAwait();
        }
    }
}
