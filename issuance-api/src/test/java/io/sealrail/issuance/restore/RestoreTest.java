package io.sealrail.issuance.restore;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import org.junit.jupiter.api.Test;

import io.sealrail.events.CredentialWithdrawn;
import io.sealrail.events.DomainEvent;
import io.sealrail.events.IssueRequested;
import io.sealrail.events.IssuerKeyPublished;
import io.sealrail.events.ProgramPublished;
import io.sealrail.events.StatusListPublished;
import io.sealrail.events.StatusReference;
import io.sealrail.issuance.OperatorApi;
import io.sealrail.issuance.TestLists;
import io.sealrail.issuance.agent.TestAgents;
import io.sealrail.issuance.organization.TestOrganizations;
import io.sealrail.issuance.status.StatusIndexes;
import io.sealrail.kit.listen.ImpossibleEventException;
import io.sealrail.kit.replay.OwnEvents;
import io.sealrail.stack.StackResource;

import static io.sealrail.issuance.OperatorApi.operator;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The database is older than what the service has published. */
@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "chain", value = "false"))
class RestoreTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Instant AFTER = Instant.parse("2026-06-01T10:00:00Z");

    @Inject
    Pool pool;

    @Inject
    StatusIndexes indexes;

    @Inject
    RestoreIssuerKeys keys;

    @Inject
    RestoreProgramVersions programs;

    @Inject
    RestoreCredentials credentials;

    @Inject
    RestoreWithdrawals withdrawals;

    private final Random random = new Random();

    @Test
    void givesNoIndexOfLostCredentialAgain() {
        String did = OperatorApi.issuer(OperatorApi.partner());
        StatusListPublished list = TestLists.list(did, 8);
        List<IssueRequested> lost = IntStream.range(0, 5)
                .mapToObj(i -> issued("air", did, null, new StatusReference(list.listId(), i), null))
                .toList();
        restore(credentials, lost);
        restore(credentials, lost);
        TestLists.publish(list);
        await().atMost(PATIENCE).until(() -> count("status_lists where list_id = $1", list.listId()) == 1);

        Set<Integer> given = IntStream.range(0, 3)
                .mapToObj(i -> indexes.take(did).await().atMost(PATIENCE).index())
                .collect(Collectors.toSet());

        assertEquals(Set.of(5, 6, 7), given);
        assertThrows(RuntimeException.class, () -> indexes.take(did).await().atMost(PATIENCE));
    }

    @Test
    void knowsLostCredentialByItsHashAndTellsTheOperator() {
        String did = OperatorApi.issuer(OperatorApi.partner());
        String program = OperatorApi.program(did);
        IssueRequested lost = issued("air", did, program, place(), null);
        restore(credentials, List.of(lost));

        operator()
                .get("/admin/v1/credentials?coreClaimHash=" + lost.coreClaimHash())
                .then()
                .body("items[0].vcId", equalTo(lost.credentialId()))
                .body("items[0].programId", equalTo(program))
                .body("items[0].active", equalTo(false));
        operator()
                .get("/v1/credentials/" + lost.credentialId())
                .then()
                .statusCode(410)
                .body("code", equalTo("CREDENTIAL_BODY_LOST"));
        operator()
                .get("/admin/v1/lost-bodies?limit=100")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(lost.credentialId()));
        assertEquals(1, count("programs where program_id = $1 and reserved = 1", program));
    }

    @Test
    void refusesWhatItCannotHavePublished() {
        IssueRequested strange = issued("air", "did:air:id:test:stranger", null, place(), null);
        String did = OperatorApi.issuer(OperatorApi.partner());
        IssueRequested first = issued("air", did, null, place(), null);
        IssueRequested second = issued("air", did, null, first.status(), null);

        assertThrows(ImpossibleEventException.class, () -> restore(credentials, List.of(strange)));
        assertThrows(ImpossibleEventException.class, () -> restore(credentials, List.of(first, second)));
        assertEquals(0, count("credentials where credential_id = $1", first.credentialId()));
    }

    @Test
    void findsTheAgentOfLostCredentialsWhateverTheirOrder() {
        TestAgents.serveList();
        TestOrganizations organization = TestOrganizations.create();
        String slug = TestAgents.slug();
        String kept = TestAgents.register(organization, TestAgents.body(slug)).path("vc_id");
        IssueRequested second = issued("agent", TestAgents.issuerDid(), null, place(), kept);
        IssueRequested third = issued("agent", TestAgents.issuerDid(), null, place(), second.credentialId());
        restore(credentials, List.of(third));
        restore(credentials, List.of(second));

        TestAgents.history(organization, slug)
                .then()
                .body("credentials.vc_id", equalTo(List.of(third.credentialId(), second.credentialId(), kept)))
                .body("credentials[0].vc_json", nullValue())
                .body("credentials[0].revoked_at", nullValue());
        organization
                .asMember()
                .get(TestAgents.AGENTS + "/" + slug + "/credential")
                .then()
                .body("credential", nullValue())
                .body("message", containsString("restore"));
        String next = TestAgents.publish(organization, slug, "{}").path("vc_id");
        assertEquals(4, TestAgents.credential(next).getInteger("agent_version"));
        assertEquals(next, TestAgents.credential(third.credentialId()).getString("replaced_by"));
    }

    @Test
    void endsTheAgentWhoseCredentialWasWithdrawn() {
        TestAgents.serveList();
        TestOrganizations organization = TestOrganizations.create();
        String slug = TestAgents.slug();
        String vcId = TestAgents.register(organization, TestAgents.body(slug)).path("vc_id");
        restore(withdrawals, List.of(new CredentialWithdrawn(vcId, TestAgents.issuerDid(), place(), AFTER)));

        assertEquals(1, count("agents where slug = $1 and status = 'decommissioned'", slug));
        assertEquals(409, TestAgents.publish(organization, slug, "{}").statusCode());
    }

    @Test
    void listsLostKeyThatNeverSignsAgainAndRotatesToNewOne() {
        String did = OperatorApi.issuer(OperatorApi.partner());
        restore(keys, List.of(key(did, 1, AFTER, 2), key(did, 2, null, 3)));

        assertEquals(1, count("issuer_keys where key_id = $1 and encrypted_private_key is null", did + "#key-2"));
        assertEquals(1, count("issuers where issuer_did = $1 and event_sequence = 3 and status_lists = 9", did));
        operator().get("/admin/v1/lost-bodies?limit=100").then().body("items.id", hasItem(did + "#key-2"));
        operator().post("/admin/v1/issuers/" + did + "/rotate-key").then().statusCode(200);
        assertEquals(
                1,
                count(
                        "issuer_keys where key_id = $1 and encrypted_private_key is not null and active_from <= now()",
                        did + "#key-3"));
    }

    @Test
    void makesUnknownIssuerKnownByItsPublicKey() {
        String did = "did:air:id:test:" + UUID.randomUUID();
        restore(keys, List.of(key(did, 1, null, 1)));
        restore(keys, List.of(key(did, 1, null, 1)));

        assertEquals(1, count("issuers where issuer_did = $1 and event_sequence = 1", did));
        assertEquals(2, count("lost_records where issuer_did = $1", did));
    }

    @Test
    void numbersNoVersionOfProgramTwice() {
        String did = OperatorApi.issuer(OperatorApi.partner());
        String program = OperatorApi.program(did);
        restore(
                programs,
                List.of(version(program, did, 1), version(program, did, 2), version("lost-" + program, did, 1)));

        assertEquals(2, count("program_contexts where program_id = $1", program));
        assertEquals(1, count("programs where program_id = $1 and version = 1", program));
        operator()
                .body(OperatorApi.membership(did))
                .put("/admin/v1/programs/" + program)
                .then()
                .statusCode(200);
        operator()
                .post("/admin/v1/programs/" + program + "/publish")
                .then()
                .statusCode(200)
                .body("version", equalTo(3));
        Set<String> ids = Set.copyOf(operator()
                .get("/admin/v1/lost-bodies?limit=100")
                .path("items.findAll { it.kind == 'program-version' }.id"));
        assertTrue(ids.containsAll(Set.of(program + "/2", "lost-" + program + "/1")), ids.toString());
    }

    private <E extends DomainEvent> void restore(OwnEvents<E> own, List<E> events) {
        own.restore(events).await().atMost(PATIENCE);
    }

    private IssueRequested issued(String kind, String did, String program, StatusReference status, String replaces) {
        byte[] hash = new byte[32];
        random.nextBytes(hash);
        return new IssueRequested(
                "lost-" + UUID.randomUUID(),
                kind,
                HexFormat.of().formatHex(hash),
                did,
                program,
                status,
                replaces == null ? null : new IssueRequested.Replaced(replaces, place()),
                AFTER,
                AFTER.plus(Duration.ofDays(365)));
    }

    private StatusReference place() {
        return new StatusReference("lost-" + UUID.randomUUID(), random.nextInt(64));
    }

    private static IssuerKeyPublished key(String did, int number, Instant expiresAt, long sequence) {
        return new IssuerKeyPublished(
                did, did + "#key-" + number, "z6Mk" + number, AFTER, expiresAt, null, 9, sequence);
    }

    private static ProgramPublished version(String program, String did, int version) {
        return new ProgramPublished(program, version, did, "Membership", "urn:none", "{\"@context\":{}}", AFTER);
    }

    private long count(String where, String parameter) {
        Row row = pool.preparedQuery("select count(*) from " + where)
                .executeAndAwait(Tuple.of(parameter))
                .iterator()
                .next();
        return row.getLong(0);
    }
}
