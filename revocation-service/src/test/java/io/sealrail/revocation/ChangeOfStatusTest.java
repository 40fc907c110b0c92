package io.sealrail.revocation;

import java.time.Instant;
import java.util.List;

import jakarta.inject.Inject;

import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.sealrail.events.CredentialStatus;
import io.sealrail.events.CredentialStatus.Cause;
import io.sealrail.events.CredentialStatus.State;
import io.sealrail.events.IssueRequested;
import io.sealrail.events.StatusReference;

import static io.sealrail.revocation.Operator.change;
import static io.sealrail.revocation.Operator.history;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

@OnStack
class ChangeOfStatusTest {

    @Inject
    Told told;

    @Inject
    Pool pool;

    @Test
    void suspendsLiftsAndRevokes() {
        IssueRequested credential = heard(Told.notary());
        String id = credential.credentialId();

        Response suspended = change(id, "suspended", "canary");
        suspended
                .then()
                .statusCode(200)
                .body("credentialId", equalTo(id))
                .body("state", equalTo("SUSPENDED"))
                .body("reason", equalTo("canary"))
                .body("sequence", equalTo(1));
        change(id, "valid", null)
                .then()
                .statusCode(200)
                .body("state", equalTo("VALID"))
                .body("reason", nullValue())
                .body("sequence", equalTo(2));
        change(id, "revoked", "gone").then().statusCode(200).body("state", equalTo("REVOKED"));

        List<CredentialStatus> said = told.awaitStatuses(id, 3);
        assertEquals(
                List.of(State.SUSPENDED, State.VALID, State.REVOKED),
                said.stream().map(CredentialStatus::state).toList());
        for (int i = 0; i < 3; i++) {
            assertEquals(i + 1, said.get(i).sequence());
            assertEquals(Cause.OPERATOR, said.get(i).cause());
            assertEquals(credential.status(), said.get(i).status());
        }
        assertEquals(said.get(0).changedAt(), Instant.parse(suspended.path("changedAt")));
        assertFalse(told.texts(id).get(0).contains("canary"));
        history(id)
                .then()
                .body("changes", hasSize(3))
                .body("changes[0].reason", equalTo("canary"))
                .body("changes[1].from", equalTo("SUSPENDED"))
                .body("changes[1].to", equalTo("VALID"))
                .body("changes[1].reason", nullValue());
    }

    @Test
    void namesTheListVersion() {
        String id = "urn:x-test:named";
        heard(Told.credential(id, "notary", new StatusReference("agents", 900_001), null));

        change(id, "suspended", null).then().statusCode(200).body("listVersion", equalTo((int)
                StatusListStand.VERSION));
    }

    @ParameterizedTest
    @CsvSource({
        "valid, '', valid already",
        "suspended, 'suspended', suspended already",
        "revoked, 'revoked', is final",
        "valid, 'suspended revoked', is final",
        "suspended, 'revoked', is final"
    })
    void refusesWhatTheStateDoesNotAllow(String wanted, String before, String sentence) {
        String id = heard(Told.notary()).credentialId();
        for (String status : before.isEmpty() ? new String[0] : before.split(" ")) {
            change(id, status, null).then().statusCode(200);
        }

        change(id, wanted, "a")
                .then()
                .statusCode(409)
                .body("error", equalTo(409))
                .body("code", equalTo("INVALID_STATE"))
                .body("message", containsString(sentence));
    }

    @ParameterizedTest
    @ValueSource(strings = {"air", "agent"})
    void refusesToSuspendWhatCannotShowIt(String kind) {
        IssueRequested credential = Told.credential();
        String id = kind + credential.credentialId();
        heard(Told.credential(id, kind, credential.status(), null));

        refusesSuspension(id);
        change(id, "revoked", null).then().statusCode(200);
    }

    @Test
    void asksTheOwnerForTheKindOfWhatIsUnderWay() {
        change(IssuanceStand.notaryUnderWay(501), "suspended", null)
                .then()
                .statusCode(200)
                .body("sequence", equalTo(1));
        refusesSuspension(IssuanceStand.underWay(502));
        assertEquals(List.of(), told.statuses(IssuanceStand.underWay(502)));
    }

    @Test
    void asksTheOwnerForTheKindOfWhatOnlyASuccessorToldOf() {
        String id = IssuanceStand.notaryUnderWay(503);
        pool.preparedQuery("insert into revocables (credential_id, issuer_did, status_list_id, status_list_index)"
                        + " values ($1, 'did:air:id:test:issuer', 'under-way', 503)")
                .execute(Tuple.of(id))
                .await()
                .indefinitely();

        change(id, "suspended", null).then().statusCode(200);
    }

    @Test
    void guessesNoKind() {
        String id = IssuanceStand.ofUnknownKind(504);

        change(id, "suspended", null)
                .then()
                .statusCode(503)
                .header("retry-after", "2")
                .body("code", equalTo("UNAVAILABLE"));
        change(id, "revoked", null).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"c2hangs", "c2broken"})
    void asksToComeBackWhenTheOwnerGivesNoAnswer(String id) {
        change(id, "suspended", null).then().statusCode(503).header("retry-after", "2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"c2nobody", "urn:registry-notary:credential:a/b", "urn:x:é"})
    void refusesUnknownCredential(String id) {
        change(id, "suspended", null).then().statusCode(404).body("code", equalTo("NOT_FOUND"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{}",
                "{\"status\":null}",
                "{\"status\":\"SUSPENDED\"}",
                "{\"status\":\"expired\"}",
                "{\"status\":7}",
                "{\"status\":\"suspended\",\"reason\":\"\"}",
                "{\"status\":\"suspended\",\"reason\":\"a\\u0000\"}",
                "{\"status\":\"suspended\""
            })
    void refusesWhatIsNoStatus(String body) {
        Operator.operator()
                .body(body)
                .post(Operator.STATUS, "c2nobody")
                .then()
                .statusCode(400)
                .body("error", equalTo(400));
    }

    @Test
    void refusesWhoIsNoOperator() {
        Operator.partner()
                .body("{\"status\":\"suspended\"}")
                .post(Operator.STATUS, "c2nobody")
                .then()
                .statusCode(403);
    }

    /** As clients write it: a URN in a path needs no encoding. */
    @ParameterizedTest
    @ValueSource(
            strings = {"urn:registry-notary:credential:01HX7Y5F2WAJ7ZP0Q4M5K9E8NC", "urn:x-example.org:a_b:01HX7Y5F2W"})
    void takesAUrnAsItIs(String id) {
        StatusReference place = Told.notary().status();
        heard(Told.credential(id, "notary", place, null));
        for (String call : new String[] {"/status", "/revoke"}) {
            Operator.operator()
                    .urlEncodingEnabled(false)
                    .body("{\"status\":\"suspended\",\"reason\":\"a\"}")
                    .post("/admin/v1/credentials/" + id + call)
                    .then()
                    .statusCode(200)
                    .body("credentialId", equalTo(id));
        }
    }

    @Test
    void withdrawalsAndReplacementsEndSuspendedCredentials() {
        IssueRequested withdrawn = heard(Told.notary());
        IssueRequested replaced = heard(Told.notary());
        change(withdrawn.credentialId(), "suspended", null).then().statusCode(200);
        change(replaced.credentialId(), "suspended", null).then().statusCode(200);

        told.say(Told.withdrawn(withdrawn));
        told.say(Told.successorOf(replaced));

        for (IssueRequested each : List.of(withdrawn, replaced)) {
            CredentialStatus last = told.awaitStatuses(each.credentialId(), 2).get(1);
            assertEquals(State.REVOKED, last.state());
            assertEquals(2, last.sequence());
            change(each.credentialId(), "valid", null).then().statusCode(409);
        }
    }

    private static void refusesSuspension(String id) {
        change(id, "suspended", null)
                .then()
                .statusCode(409)
                .body("code", equalTo("INVALID_STATE"))
                .body("message", containsString("cannot show a suspension"));
    }

    private IssueRequested heard(IssueRequested credential) {
        told.say(credential);
        Operator.awaitKnown(credential.credentialId());
        return credential;
    }
}
