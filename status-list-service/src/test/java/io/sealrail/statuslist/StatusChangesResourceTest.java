package io.sealrail.statuslist;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.sealrail.events.CredentialStatus;
import io.sealrail.events.EventJson;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

@OnStack
class StatusChangesResourceTest {

    private static final String PATH = "/internal/v1/status-changes";

    @Inject
    Told told;

    @Inject
    Pool pool;

    @Test
    void answersTheServedVersionThatShowsTheChanges() {
        String list = told.list().listId();

        Response answer = push(Told.revoked(list, 7), Told.revoked(list, 8));

        answer.then()
                .statusCode(200)
                .body("", hasSize(1))
                .body("[0].listId", equalTo(list))
                .body("[0].listVersion", equalTo(2));
        assertEquals(2, Served.version(list));
        assertEquals(Set.of(7, 8), Served.flatIndexes(list));
        assertTrue(answer.time() < 2_000);
    }

    @Test
    void answersForEachList() {
        String one = told.list().listId();
        String other = told.list().listId();

        push(Told.revoked(one, 1), Told.revoked(other, 1))
                .then()
                .statusCode(200)
                .body("listId", containsInAnyOrder(one, other))
                .body("listVersion", contains(2, 2));
    }

    @Test
    void changesNothingTwiceWhenTheEventComesToo() {
        String list = told.list().listId();
        push(Told.revoked(list, 1)).then().body("[0].listVersion", equalTo(2));

        told.say(Told.revoked(list, 1));
        push(Told.revoked(list, 1)).then().statusCode(200).body("[0].listVersion", equalTo(2));
        String marker = told.list().listId();
        told.say("credential-status.v1", Told.revoked(list, 1).key(), EventJson.write(Told.revoked(marker, 1)));
        Told.await().until(() -> Served.flatIndexes(marker), Set.of(1)::equals);

        assertEquals(2, Served.version(list));
    }

    @Test
    void namesTheVersionOfWhatTheEventHasShownBefore() {
        String list = told.list().listId();
        told.say(Told.revoked(list, 1));
        Told.await().until(() -> Served.flatIndexes(list), Set.of(1)::equals);

        push(Told.revoked(list, 1)).then().statusCode(200).body("[0].listVersion", equalTo(2));
    }

    @Test
    void answersManyAtOnceWithVersionsThatShowTheirs() {
        String list = told.list().listId();
        List<CompletableFuture<Boolean>> calls = IntStream.range(0, 32)
                .mapToObj(index -> CompletableFuture.supplyAsync(() -> showsInTheVersionItNames(list, index)))
                .toList();

        assertTrue(calls.stream().filter(CompletableFuture::join).count() > 0, "no answer names a version");
        Set<Integer> all = IntStream.range(0, 32).boxed().collect(Collectors.toSet());
        Told.await().until(() -> Served.flatIndexes(list), all::equals);
    }

    /** @return whether the answer names a version; what it names shows the change, and is served */
    private boolean showsInTheVersionItNames(String list, int index) {
        Response answer = push(Told.revoked(list, index));
        long served = Served.version(list);
        answer.then().statusCode(200).body("[0].listId", equalTo(list));
        Integer named = answer.path("[0].listVersion");
        if (named == null) {
            return false;
        }
        assertTrue(served >= named, "version " + named + " is named, " + served + " is served");
        Set<Integer> shown = shownBy(list, named);
        assertTrue(shown.contains(index), "version " + named + " shows " + shown + ", not " + index);
        return true;
    }

    private Set<Integer> shownBy(String list, int version) {
        Row stored = pool.preparedQuery("select flat from status_list_versions where list_id = $1 and version = $2")
                .execute(Tuple.of(list, (long) version))
                .await()
                .indefinitely()
                .iterator()
                .next();
        return Served.flatIndexesIn(stored.getBuffer("flat").toString());
    }

    @Test
    void namesNoVersionWhenNoneIsServedInTime() {
        String list = told.list().listId();
        pool.preparedQuery("update status_lists set encrypted_private_key = '\\x00' where list_id = $1")
                .execute(Tuple.of(list))
                .await()
                .indefinitely();

        Response answer = push(Told.revoked(list, 1));

        answer.then().statusCode(200).body("[0].listId", equalTo(list)).body("[0].listVersion", nullValue());
        assertTrue(answer.time() >= 400 && answer.time() < Duration.ofSeconds(3).toMillis());
    }

    @Test
    void saysNothingOfNothing() {
        push().then().statusCode(200).body("", hasSize(0));
    }

    @Test
    void refusesWhatCanNeverBeApplied() {
        String list = told.list().listId();
        push(Told.revoked("999997", 1)).then().statusCode(422).body("message", equalTo("unknown-status-list"));
        push(Told.revoked(list, 1), Told.revoked(list, 131_072))
                .then()
                .statusCode(422)
                .body("code", equalTo("IMPOSSIBLE_CHANGE"));

        assertEquals(1, Served.version(list));
    }

    static Stream<String> malformed() {
        String whole = EventJson.write(Told.revoked("2", 1));
        return Stream.of(
                "",
                "null",
                "{}",
                "[null]",
                "[7]",
                "garbage",
                "[" + whole + "] more",
                "[" + whole.replace("REVOKED", "GONE") + "]",
                "[" + Stream.generate(() -> whole).limit(1001).collect(Collectors.joining(",")) + "]");
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void refusesWhatIsNoArrayOfChanges(String body) {
        post("Bearer " + TokenSetting.TOKEN, body).then().statusCode(400).body("code", equalTo("VALIDATION"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"credentialId", "status", "listId", "state", "changedAt"})
    void refusesIncompleteChange(String member) {
        String body = "[" + EventJson.write(Told.revoked("2", 1)).replace("\"" + member + "\"", "\"other\"") + "]";

        post("Bearer " + TokenSetting.TOKEN, body).then().statusCode(422).body("message", containsString("incomplete"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer wrong", "Basic YTpi", TokenSetting.TOKEN})
    void refusesWhoDoesNotShowTheToken(String authorization) {
        post(authorization, "garbage")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", equalTo("Bearer"))
                .body("code", equalTo("UNAUTHORIZED"));
    }

    private static Response push(CredentialStatus... changes) {
        String body = Stream.of(changes).map(EventJson::write).collect(Collectors.joining(",", "[", "]"));
        return post("Bearer " + TokenSetting.TOKEN, body);
    }

    private static Response post(String authorization, String body) {
        return RestAssured.given()
                .header("Authorization", authorization)
                .contentType("application/json")
                .body(body)
                .post(PATH);
    }
}
