package io.sealrail.issuance.issuer;

import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.sealrail.credential.did.DidAir;
import io.sealrail.credential.key.Ed25519;
import io.sealrail.credential.key.Multikey;
import io.sealrail.credential.key.Signer;
import io.sealrail.events.EventJson;
import io.sealrail.events.IssuerKeyPublished;
import io.sealrail.issuance.OperatorApi;
import io.sealrail.issuance.TestLists;
import io.sealrail.stack.StackResource;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "chain", value = "false"))
class IssuerResourceTest {

    private static final String KEY_EVENTS =
            "select payload from outbox where aggregateid = $1 and type = 'issuer-key-published.v1' order by position";

    @Inject
    IssuerKeys keys;

    @Inject
    Pool pool;

    @Test
    void createsIssuerWithKeyAndTellsOfIt() {
        String partnerId = OperatorApi.partner();

        String did = OperatorApi.issuer(partnerId);

        assertTrue(DidAir.parse(did).checksumValid());
        assertEquals("test", DidAir.parse(did).network());
        OperatorApi.operator()
                .get("/admin/v1/issuers/" + did)
                .then()
                .statusCode(200)
                .body("partnerId", equalTo(partnerId))
                .body("keyId", equalTo(did + "#key-1"))
                .body("ready", equalTo(false))
                .body("statusLists", equalTo(3))
                .body("keys.size()", equalTo(1))
                .body("keys[0].purpose", equalTo("assertion"))
                .body("keys[0].publicKeyMultibase", matchesPattern("z6Mk.+"));
        List<IssuerKeyPublished> events = keyEvents(did);
        assertEquals(1, events.size());
        assertEquals(3, events.get(0).statusLists());
        assertEquals(1, events.get(0).sequence());
        assertEquals(did + "#key-1", events.get(0).keyId());
    }

    @Test
    void isReadyOnceAListOfItIsServed() {
        String did = OperatorApi.issuer(OperatorApi.partner());

        TestLists.publish(TestLists.list(did, 64));

        OperatorApi.operator()
                .get("/admin/v1/issuers/" + did + "?wait=20")
                .then()
                .statusCode(200)
                .body("ready", equalTo(true))
                .body("statusListsServed", equalTo(1))
                .body("keys.purpose", containsInAnyOrder("assertion", "status-list"));
    }

    @Test
    void signsWithNextKeyOnlyAfterTheOverlap() {
        String did = OperatorApi.issuer(OperatorApi.partner());

        OperatorApi.operator()
                .post("/admin/v1/issuers/" + did + "/rotate-key")
                .then()
                .statusCode(200)
                .body("keyId", equalTo(did + "#key-1"))
                .body("keys.keyId", contains(did + "#key-1", did + "#key-2"))
                .body("keys[0].expiresAt", notNullValue())
                .body("keys[1].expiresAt", nullValue());

        assertEquals(did + "#key-1", signer(did).verificationMethod());
        await().untilAsserted(() -> assertEquals(did + "#key-2", signer(did).verificationMethod()));
        List<IssuerKeyPublished> events = keyEvents(did);
        assertEquals(
                List.of(1L, 2L, 3L),
                events.stream().map(IssuerKeyPublished::sequence).toList());
        assertEquals(did + "#key-1", events.get(2).keyId());
        assertTrue(events.get(2).expiresAt().isAfter(events.get(1).createdAt()));
    }

    @Test
    void signsWithTheKeyThatIsPublished() {
        String did = OperatorApi.issuer(OperatorApi.partner());
        String published =
                OperatorApi.operator().get("/admin/v1/issuers/" + did).path("keys[0].publicKeyMultibase");
        byte[] message = {1, 2, 3};

        byte[] signature = signer(did).sign(message);

        assertTrue(Ed25519.verify(Multikey.decodeEd25519(published), message, signature));
    }

    @Test
    void refusesRotationWhileOneIsRunning() {
        String did = OperatorApi.issuer(OperatorApi.partner());
        OperatorApi.operator()
                .post("/admin/v1/issuers/" + did + "/rotate-key")
                .then()
                .statusCode(200);

        OperatorApi.operator()
                .post("/admin/v1/issuers/" + did + "/rotate-key")
                .then()
                .statusCode(409)
                .body("code", equalTo("ROTATION_RUNNING"));
    }

    @Test
    void listsIssuersOfPartner() {
        String partnerId = OperatorApi.partner();
        String first = OperatorApi.issuer(partnerId);
        String second = OperatorApi.issuer(partnerId);

        OperatorApi.operator()
                .get("/admin/v1/issuers?partnerId=" + partnerId)
                .then()
                .statusCode(200)
                .body("total", equalTo(2))
                .body("items.did", contains(first, second))
                .body("items[0].keyId", equalTo(first + "#key-1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"A\"}",
                "{\"partnerId\":\"%s\"}",
                "{\"partnerId\":\"%s\",\"name\":\"A\",\"network\":\"Main net\"}",
                "{\"partnerId\":\"%s\",\"name\":\"A\",\"network\":\"\"}"
            })
    void refusesIncompleteIssuer(String body) {
        OperatorApi.operator()
                .body(body.formatted(OperatorApi.partner()))
                .post("/admin/v1/issuers")
                .then()
                .statusCode(400)
                .body("code", equalTo("VALIDATION"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"31", "-1", "x", "1.5"})
    void refusesImpossibleWait(String wait) {
        OperatorApi.operator()
                .get("/admin/v1/issuers/did:air:id:test:x?wait=" + wait)
                .then()
                .statusCode(400)
                .body("code", equalTo("VALIDATION"));
    }

    @Test
    void refusesIssuerOfUnknownPartner() {
        OperatorApi.operator()
                .body(Map.of("partnerId", OperatorApi.nobody(), "name", "A"))
                .post("/admin/v1/issuers")
                .then()
                .statusCode(404)
                .body("code", equalTo("PARTNER_UNKNOWN"));
    }

    @Test
    void knowsNoOtherIssuer() {
        OperatorApi.operator()
                .get("/admin/v1/issuers/did:air:id:test:unknown")
                .then()
                .statusCode(404)
                .body("code", equalTo("ISSUER_UNKNOWN"));
        OperatorApi.operator()
                .post("/admin/v1/issuers/did:air:id:test:unknown/rotate-key")
                .then()
                .statusCode(404)
                .body("code", equalTo("ISSUER_UNKNOWN"));
    }

    private Signer signer(String did) {
        return keys.signer(did).await().indefinitely();
    }

    private List<IssuerKeyPublished> keyEvents(String did) {
        return StreamSupport.stream(
                        pool.preparedQuery(KEY_EVENTS)
                                .executeAndAwait(Tuple.of(did))
                                .spliterator(),
                        false)
                .map(row -> EventJson.read(row.getString("payload"), IssuerKeyPublished.class))
                .toList();
    }
}
