package io.sealrail.issuance.operator;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.sealrail.events.Topics;
import io.sealrail.issuance.OperatorApi;
import io.sealrail.issuance.TestLists;
import io.sealrail.stack.StackResource;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "chain", value = "false"))
class DeadLetterResourceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    DeadLetterBacklog backlog;

    @Inject
    MeterRegistry meters;

    @Test
    void drivesALetterBackOnceAndShowsNothingOfIt() {
        String key = "list-" + UUID.randomUUID();
        Map<String, Object> letter = letterOf(key, "{\"secretThing\": \"canary\"}");
        assertEquals("malformed-event", letter.get("reason"));
        assertFalse(letter.toString().contains("canary"));
        awaitCounted();
        assertTrue(counted() >= 1);

        Map<String, Object> place = placeOf(letter);
        redrive(place).body("redriven", equalTo(1)).body("skipped", equalTo(0));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertEquals(2, letters(key).size()));
        assertTrue(letters(key).get(0).containsKey("redrivenAt"));
        assertEquals("local-operator", letters(key).get(0).get("by"));
        awaitCounted();
        redrive(place).body("redriven", equalTo(0)).body("skipped", equalTo(1));
    }

    @Test
    void settlesALetterThatNobodyIsToApply() {
        String key = "list-" + UUID.randomUUID();
        Map<String, Object> letter = letterOf(key, "{}");
        Map<String, Object> place = placeOf(letter);

        settle(place).statusCode(200).body("offset", equalTo(letter.get("offset")));

        assertTrue(letters(key).get(0).containsKey("settledAt"));
        assertEquals("local-operator", letters(key).get(0).get("by"));
        awaitCounted();
        settle(place).statusCode(409).body("code", equalTo("INVALID_STATE"));
        redrive(Map.of());
        assertTrue(letters(key).get(0).containsKey("settledAt"), "what is settled is not driven back with all others");
        redrive(place).body("redriven", equalTo(1));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertEquals(2, letters(key).size()));
        assertTrue(letters(key).get(0).containsKey("redrivenAt"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"partition\":0}", "{\"partition\":0,\"offset\":0,\"all\":true}", "null"})
    void settlesNoneThatIsNotNamed(String body) {
        OperatorApi.operator()
                .body(body)
                .post("/admin/v1/dead-letters/" + Topics.BATCH_SEALED + "/settle")
                .then()
                .statusCode(400)
                .body("code", equalTo("VALIDATION"));
    }

    @Test
    void settlesNoneThatIsNotThere() {
        settle(Map.of("partition", 0, "offset", 999_999)).statusCode(404).body("code", equalTo("DEAD_LETTER_UNKNOWN"));
        OperatorApi.operator()
                .body("{\"partition\":0,\"offset\":0}")
                .post("/admin/v1/dead-letters/other.v1/settle")
                .then()
                .statusCode(404)
                .body("code", equalTo("TOPIC_UNKNOWN"));
    }

    @Test
    void hidesKeysThatAreNoIds() {
        TestLists.publish(Topics.STATUS_LIST_PUBLISHED, "someone@example.com", "{}");
        await().atMost(PATIENCE).untilAsserted(() -> OperatorApi.operator()
                .get("/admin/v1/dead-letters")
                .then()
                .body(topic() + ".deadLetters.any { it.key == null }", equalTo(true)));
        assertFalse(
                OperatorApi.operator().get("/admin/v1/dead-letters").asString().contains("someone@"));
    }

    @Test
    void drivesAllBack() {
        redrive(Map.of()).body("topic", equalTo(Topics.STATUS_LIST_PUBLISHED));
    }

    @Test
    void refusesUnknownTopicAndPlace() {
        OperatorApi.operator()
                .body("{}")
                .post("/admin/v1/dead-letters/other.v1/redrive")
                .then()
                .statusCode(404)
                .body("code", equalTo("TOPIC_UNKNOWN"));
        OperatorApi.operator()
                .body(Map.of("partition", 0, "offset", 999_999))
                .post("/admin/v1/dead-letters/" + Topics.BATCH_SEALED + "/redrive")
                .then()
                .statusCode(404)
                .body("code", equalTo("DEAD_LETTER_UNKNOWN"))
                .body("payload", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"partition\":0}", "{\"offset\":0}", "{\"partition\":\"x\"}"})
    void refusesHalfAPlace(String body) {
        OperatorApi.operator()
                .body(body)
                .post("/admin/v1/dead-letters/" + Topics.BATCH_SEALED + "/redrive")
                .then()
                .statusCode(400);
    }

    /** The dead letter that an event which nobody can apply becomes. */
    private static Map<String, Object> letterOf(String key, String event) {
        TestLists.publish(Topics.STATUS_LIST_PUBLISHED, key, event);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertEquals(1, letters(key).size()));
        return letters(key).get(0);
    }

    private static Map<String, Object> placeOf(Map<String, Object> letter) {
        return Map.of("partition", letter.get("partition"), "offset", letter.get("offset"));
    }

    /** Others' letters may come between two looks. */
    private void awaitCounted() {
        await().atMost(PATIENCE).untilAsserted(() -> assertEquals(lying(), counted()));
    }

    /** What the metric says. */
    private double counted() {
        backlog.look().await().atMost(PATIENCE);
        return meters.get("sealrail.dead.letters.waiting")
                .tag("topic", Topics.STATUS_LIST_PUBLISHED)
                .gauge()
                .value();
    }

    /** What the list shows that nobody dealt with. */
    private static double lying() {
        List<Object> waiting = OperatorApi.operator()
                .get("/admin/v1/dead-letters?limit=100")
                .path(topic() + ".deadLetters.findAll { it.redrivenAt == null && it.settledAt == null }");
        return waiting.size();
    }

    private static ValidatableResponse redrive(Map<String, Object> place) {
        return OperatorApi.operator()
                .body(place)
                .post("/admin/v1/dead-letters/" + Topics.STATUS_LIST_PUBLISHED + "/redrive")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse settle(Map<String, Object> place) {
        return OperatorApi.operator()
                .body(place)
                .post("/admin/v1/dead-letters/" + Topics.STATUS_LIST_PUBLISHED + "/settle")
                .then();
    }

    private static List<Map<String, Object>> letters(String key) {
        return OperatorApi.operator()
                .get("/admin/v1/dead-letters")
                .then()
                .statusCode(200)
                .extract()
                .path(topic() + ".deadLetters.findAll { it.key == '" + key + "' }");
    }

    private static String topic() {
        return "find { it.topic == '" + Topics.STATUS_LIST_PUBLISHED + "' }";
    }
}
