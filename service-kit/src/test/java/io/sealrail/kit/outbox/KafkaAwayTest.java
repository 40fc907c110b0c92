package io.sealrail.kit.outbox;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.vertx.core.Vertx;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

import io.sealrail.events.Topics;
import io.sealrail.kit.OnStack;
import io.sealrail.kit.Strained;
import io.sealrail.kit.sample.KafkaDoor;
import io.sealrail.kit.sample.TopicReader;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The application starts while Kafka is away and does its work; the events follow, in order, when Kafka is there. */
@OnStack
@TestProfile(Strained.class)
class KafkaAwayTest {

    private static final int EVENTS = 200;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Inject
    OutboxBacklog backlog;

    @Inject
    Vertx vertx;

    @ConfigProperty(name = "SEALRAIL_KAFKA")
    String kafka;

    @ConfigProperty(name = "sealrail.topic-prefix")
    String prefix;

    @Test
    void acceptsAndStaysReadyAndPublishesAfterwards() {
        save(0, EVENTS / 2);
        Awaitility.await().atMost(PATIENCE).until(() -> backlog.depth() >= EVENTS / 2);
        assertTrue(backlog.full());
        given().get("/q/health/ready").then().statusCode(200);
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/health/started").then().statusCode(200);
        save(EVENTS / 2, EVENTS);

        KafkaDoor.open(vertx, kafka);
        try (TopicReader reader = new TopicReader(kafka, prefix + Topics.PROGRAM_PUBLISHED)) {
            List<String> keys = reader.await(EVENTS, record -> record.key().startsWith("away-")).stream()
                    .map(ConsumerRecord::key)
                    .toList();
            assertEquals(
                    IntStream.range(0, EVENTS)
                            .mapToObj(i -> "away-" + i)
                            .sorted()
                            .toList(),
                    keys.stream().sorted().toList());
        }
        Awaitility.await().atMost(PATIENCE).until(() -> backlog.depth() == 0);
    }

    private static void save(int from, int to) {
        for (int i = from; i < to; i++) {
            given().contentType(ContentType.JSON)
                    .body("{\"name\": \"away-" + i + "\"}")
                    .post("/v1/samples")
                    .then()
                    .statusCode(200)
                    .time(lessThan(20_000L));
        }
    }
}
