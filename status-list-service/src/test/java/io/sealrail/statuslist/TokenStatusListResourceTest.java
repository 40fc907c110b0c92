package io.sealrail.statuslist;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.ws.rs.core.MediaType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.sealrail.credential.key.Ed25519;
import io.sealrail.credential.key.Jws;
import io.sealrail.credential.key.Multikey;
import io.sealrail.events.StatusListPublished;
import io.sealrail.kit.http.Problem;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

@OnStack
class TokenStatusListResourceTest {

    private static final String TYPE = "application/statuslist+jwt";

    @Inject
    Told told;

    @Inject
    Pool pool;

    @Test
    void servesASignedToken() {
        StatusListPublished list = told.list();

        Response answer = Served.token(list.listId());

        answer.then()
                .statusCode(200)
                .contentType(equalTo(TYPE))
                .header("x-status-list-version", equalTo("1"))
                .header("Content-Length", Integer::parseInt, lessThan(700));
        Jws token = Jws.parse(answer.asString());
        assertEquals(
                "{\"alg\":\"EdDSA\",\"typ\":\"statuslist+jwt\",\"kid\":\"" + list.keyId() + "\"}",
                token.header().toString());
        byte[] key = Multikey.decodeEd25519(list.publicKeyMultibase());
        assertTrue(Ed25519.verify(key, token.signingInput(), token.signature()));
    }

    @Test
    void agreesOnHowLongACopyIsGood() {
        StatusListPublished list = told.list();

        Response answer = Served.token(list.listId());

        ObjectNode claims = Jws.parse(answer.asString()).payload();
        assertEquals(
                "http://sealrail.test/credentials/status/" + list.listId() + "/token",
                claims.path("sub").asText());
        assertEquals(86_400, claims.path("exp").asLong() - claims.path("iat").asLong());
        assertEquals(10, claims.path("ttl").asInt());
        assertTrue(claims.path("ttl").isIntegralNumber());
        assertEquals(2, claims.at("/status_list/bits").asInt());
        assertEquals("public, max-age=1", answer.header("Cache-Control"));
        Instant until =
                Instant.parse(Served.json(Served.bitstring(list.listId())).getString("validUntil"));
        assertEquals(until.getEpochSecond(), claims.path("exp").asLong());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                TYPE,
                "application/json;q=0.5, application/statuslist+jwt",
                "application/statuslist+jwt, application/vc+ld+json;q=0.9, application/json;q=0.1"
            })
    void servesTheTokenByAcceptAtTheBaseAddress(String accept) {
        String list = told.list().listId();

        Response answer = RestAssured.given().header("Accept", accept).get("/credentials/status/{list}", list);

        Response token = Served.token(list);
        answer.then()
                .statusCode(200)
                .contentType(equalTo(TYPE))
                .header("Vary", equalTo("Accept"))
                .header("ETag", equalTo(token.header("ETag")));
        assertEquals(token.asString(), answer.asString());
        assertNotEquals(Served.get(list).header("ETag"), answer.header("ETag"));
        RestAssured.given()
                .header("Accept", accept)
                .header("If-None-Match", answer.header("ETag"))
                .get("/credentials/status/{list}", list)
                .then()
                .statusCode(304);
    }

    @Test
    void saysThatNoEarlierVersionIsServed() {
        RestAssured.get(
                        "/credentials/status/{list}/token?time=1686925000",
                        told.list().listId())
                .then()
                .statusCode(501)
                .body("code", equalTo("NOT_IMPLEMENTED"));
    }

    @Test
    void publishesAVersionThatHasTheFormAfterOneOfAnEarlierRelease() {
        String list = told.list().listId();

        publishAsAnEarlierRelease(list);

        Told.await().until(() -> Served.version(list) == 3);
        Served.token(list).then().statusCode(200).header("x-status-list-version", equalTo("3"));
        assertEquals(1, count("token is null", list));
    }

    @Test
    void asksToComeBackUntilThatVersionIsThere() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        ServedLists served = new ServedLists(
                null, new RevokeToVisible(null, null, meters), new VersionWaiters(), meters, Clock.systemUTC());
        byte[] form = {'{', '}'};
        served.serve(List.of(new ListVersion("2", 1, 1, form, form, form, null, Instant.EPOCH, Instant.EPOCH)))
                .await()
                .indefinitely();
        StatusListResource resource = new StatusListResource(served, new Settings(131_072));
        ServedList list = served.find("2").orElseThrow();

        Problem atItsAddress = assertThrows(Problem.class, () -> resource.token("2", null, null));
        Problem byAccept = assertThrows(
                Problem.class, () -> Negotiation.choose(list, List.of(new MediaType("application", "statuslist+jwt"))));

        for (Problem problem : List.of(atItsAddress, byAccept)) {
            assertEquals(503, problem.status());
            assertEquals(1, problem.retryAfterSeconds().orElseThrow());
        }
        assertEquals(list.bitstring(), Negotiation.choose(list, List.of(MediaType.valueOf(Negotiation.VC_2_0))));
    }

    /** The statements of a release that knows of no Token Status List. */
    private void publishAsAnEarlierRelease(String list) {
        pool.withTransaction(transaction -> transaction
                        .preparedQuery("update status_lists set version = version + 1 where list_id = $1")
                        .execute(Tuple.of(list))
                        .chain(() -> transaction
                                .preparedQuery(
                                        "insert into status_list_versions (list_id, version, covered_changes, flat,"
                                                + " status_list_2021, bitstring, valid_until, published_at)"
                                                + " select list_id, version + 1, covered_changes, flat, status_list_2021, bitstring,"
                                                + " valid_until, published_at from status_list_versions where list_id = $1")
                                .execute(Tuple.of(list))))
                .await()
                .indefinitely();
    }

    private long count(String condition, String list) {
        return pool.preparedQuery("select count(*) from status_list_versions where list_id = $1 and " + condition)
                .execute(Tuple.of(list))
                .map(rows -> rows.iterator().next().getLong(0))
                .await()
                .indefinitely();
    }
}
