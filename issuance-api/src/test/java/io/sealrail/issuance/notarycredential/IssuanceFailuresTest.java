package io.sealrail.issuance.notarycredential;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import org.junit.jupiter.api.Test;

import io.sealrail.issuance.Transactions;
import io.sealrail.issuance.agent.TestAgents;
import io.sealrail.issuance.backlog.Backlog;
import io.sealrail.issuance.claim.TestRules;
import io.sealrail.issuance.evaluation.StoredEvaluation;
import io.sealrail.issuance.issuer.IssuerKeys;
import io.sealrail.issuance.issuer.TestPlatformIssuer;
import io.sealrail.issuance.status.StatusIndexes;
import io.sealrail.kit.http.Problem;
import io.sealrail.stack.StackResource;

import static io.sealrail.issuance.agent.TestAgents.rows;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

/** What happens around the use of a proof: what comes before it leaves it good, what comes after it does not. */
@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "chain", value = "false"))
class IssuanceFailuresTest {

    @Inject
    StatusIndexes indexes;

    @Inject
    Pool pool;

    @Inject
    Transactions transactions;

    @Inject
    IssuerKeys keys;

    @Inject
    Backlog backlog;

    @Test
    void withoutClaimsThereIsNothingToIssue() {
        IssueFromEvaluation off = new IssueFromEvaluation(
                TestRules.off(), null, null, null, null, null, null, pool, transactions, null, Clock.systemUTC());
        Problem refused = assertThrows(
                Problem.class, () -> off.issue(null, null, null).await().indefinitely());
        assertEquals(501, refused.status());
        assertEquals("evidence.server_disabled", refused.code());
    }

    @Test
    void withoutAKeyTheIssuerIsNotConfigured() {
        SigningMeans means =
                new SigningMeans(TestPlatformIssuer.of("https://not-made-yet.test"), keys, indexes, backlog);
        Problem refused =
                assertThrows(Problem.class, () -> means.signer().await().indefinitely());
        assertEquals(501, refused.status());
        assertEquals("credential.issuer_not_configured", refused.code());
    }

    @Test
    void aLimitedPersonKeepsHisProof() {
        TestIssuing issuing = TestIssuing.create();
        StoredEvaluation evaluation =
                TestIssuing.stored(TestEvaluationChanges.selfAttested(issuing.made(TestIssuing.CLAIM)));
        OffsetDateTime start = OffsetDateTime.now(ZoneOffset.UTC).minusMinutes(2);
        issuing.issue(evaluation).then().statusCode(200);
        fillWindows(start);
        String body = issuing.body(evaluation).toString();
        Response limited = issuing.post(body);
        limited.then()
                .statusCode(429)
                .contentType("application/problem+json")
                .header("retry-after", notNullValue())
                .body("code", equalTo("self_attestation.rate_limited"))
                .body("detail", equalTo("self-attestation request is rate limited"))
                .body("title", equalTo("Self-attestation rate limited"));
        rows("delete from self_attestation_windows where calls = 1000000");
        issuing.post(body).then().statusCode(200);
        assertEquals(2, issuing.credentials());
    }

    /** All windows of this minute and the next one are full, whichever of them the next call falls into. */
    private static void fillWindows(OffsetDateTime start) {
        rows("update self_attestation_windows set calls = 1000000 where started_at >= $1", start);
        rows("""
                insert into self_attestation_windows (bucket, started_at, calls)
                select bucket, max(started_at) + interval '1 minute', 1000000 from self_attestation_windows
                where started_at >= $1 group by bucket""", start);
    }

    @Test
    void withoutRoomInAStatusListTheProofIsUsedAndNothingIssued() {
        TestIssuing issuing = TestIssuing.create();
        StoredEvaluation evaluation = issuing.evaluation();
        String did = TestAgents.issuerDid();
        rows("update status_lists set size = -size, next_counter = -next_counter - 1 where issuer_did = $1", did);
        try {
            takeAll(did);
            String body = issuing.body(evaluation).toString();
            issuing.post(body)
                    .then()
                    .statusCode(503)
                    .contentType("application/problem+json")
                    .header("retry-after", equalTo("1"))
                    .body("code", equalTo("source.unavailable"))
                    .body("title", equalTo("Source unavailable"))
                    .body("reason", equalTo("credential_status.unavailable"));
            issuing.post(body).then().statusCode(409).body("reason", equalTo("credential.holder_proof_replay"));
            assertEquals(0, issuing.credentials());
        } finally {
            rows("update status_lists set size = -size, next_counter = -next_counter - 1 where issuer_did = $1", did);
        }
        issuing.issue(evaluation).then().statusCode(200);
    }

    /** Those that this replica has reserved already. */
    private void takeAll(String did) {
        Problem none = null;
        while (none == null) {
            try {
                indexes.take(did).await().indefinitely();
            } catch (Problem e) {
                none = e;
            }
        }
        assertEquals(503, none.status());
    }

    @Test
    void aCredentialThatCannotBeStoredIsNotGivenAway() {
        TestIssuing issuing = TestIssuing.create();
        breaking("notary_credentials", issuing, () -> refusedForGood(issuing, "credential.issuance_failed"));
    }

    @Test
    void aCredentialThatCannotBePutOnRecordIsNotGivenAway() {
        TestIssuing issuing = TestIssuing.create();
        breaking("audit_events", issuing, () -> {
            String body = issuing.body(issuing.evaluation()).toString();
            issuing.post(body)
                    .then()
                    .statusCode(500)
                    .contentType("application/problem+json")
                    .body("code", equalTo("audit.write_failed"))
                    .body("credential", nullValue());
        });
        assertEquals(0, issuing.credentials());
        assertEquals(0, strayEvents());
    }

    private static void refusedForGood(TestIssuing issuing, String code) {
        String body = issuing.body(issuing.evaluation()).toString();
        issuing.post(body)
                .then()
                .statusCode(500)
                .contentType("application/problem+json")
                .body("code", equalTo(code))
                .body("credential", nullValue());
        issuing.post(body).then().statusCode(409).body("code", equalTo("request.conflict"));
        assertEquals(0, issuing.credentials());
        assertEquals(0, strayEvents());
    }

    /** Makes every insert of the client's into the table fail. */
    private static void breaking(String table, TestIssuing issuing, Runnable test) {
        rows("alter table %s add constraint broken check (client_id <> '%s') not valid"
                .formatted(table, issuing.clientId()));
        try {
            test.run();
        } finally {
            rows("alter table " + table + " drop constraint broken");
        }
    }

    /** Events of a credential that was not committed. */
    private static int strayEvents() {
        return rows("""
                select from outbox o where o.type = 'issue-requested.v1' and o.payload like '%"kind":"notary"%'
                and not exists (select from credentials c where c.credential_id = o.aggregateid)""").size();
    }

    @Test
    void proofsAreForgottenAWhileAfterTheirEnd() {
        Instant end = Instant.parse("2020-01-01T00:00:00Z");
        HolderProof proof = new HolderProof("old", end);
        UsedProofs.Scope scope = new UsedProofs.Scope("service", "profile", "did:jwk:" + System.nanoTime());
        UsedProofs then = new UsedProofs(pool, Clock.fixed(end.plusSeconds(60), ZoneOffset.UTC));
        then.use(proof, scope).await().indefinitely();
        then.forgetExpired().await().indefinitely();
        Problem again =
                assertThrows(Problem.class, () -> then.use(proof, scope).await().indefinitely());
        assertEquals(409, again.status());
        UsedProofs later = new UsedProofs(pool, Clock.fixed(end.plus(Duration.ofMinutes(3)), ZoneOffset.UTC));
        later.forgetExpired().await().indefinitely();
        later.use(proof, scope).await().indefinitely();
        later.forgetExpired().await().indefinitely();
    }

    @Test
    void theScopeOfAProofIsServiceProfileAndHolder() {
        UsedProofs proofs = new UsedProofs(pool, Clock.systemUTC());
        String holder = "did:jwk:" + System.nanoTime();
        HolderProof proof = new HolderProof("id", Instant.now().plusSeconds(60));
        for (UsedProofs.Scope scope : new UsedProofs.Scope[] {
            new UsedProofs.Scope("a", "b", holder),
            new UsedProofs.Scope("ab", "", holder),
            new UsedProofs.Scope("", "ab", holder),
            new UsedProofs.Scope("a", "b", holder + "i")
        }) {
            proofs.use(proof, scope).await().indefinitely();
            Problem again = assertThrows(
                    Problem.class, () -> proofs.use(proof, scope).await().indefinitely());
            assertEquals("credential.holder_proof_replay", again.reason().orElseThrow());
        }
    }
}
