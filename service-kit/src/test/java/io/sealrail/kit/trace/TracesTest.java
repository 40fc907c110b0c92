package io.sealrail.kit.trace;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

import jakarta.inject.Inject;

import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import io.smallrye.mutiny.Uni;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.sealrail.events.CredentialStatus;
import io.sealrail.events.EventJson;
import io.sealrail.events.StatusReference;
import io.sealrail.events.Topics;
import io.sealrail.kit.OnStack;
import io.sealrail.kit.http.InternalToken;
import io.sealrail.kit.outbox.EventPublisher;
import io.sealrail.kit.sample.StatusListener;
import io.sealrail.kit.sample.TopicReader;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

@OnStack
class TracesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    EventPublisher publisher;

    @Inject
    InternalToken token;

    @Inject
    StatusListener listener;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    @ConfigProperty(name = "sealrail.topic-prefix")
    String prefix;

    private final String canary = "canary-" + UUID.randomUUID();

    @AfterEach
    void doNothing() {
        listener.doing(ignored -> Uni.createFrom().voidItem());
    }

    @Test
    void followsACallThroughTheOutboxToKafka() {
        String requestId = save(given(), 200);
        SpanData call = spanOf(requestId);
        assertEquals("POST /{surface: v1|api/v1}/samples", call.getName());
        assertEquals(SpanKind.SERVER, call.getKind());
        SpanData published = spanOf(call, "publish program-published.v1");
        assertEquals(call.getSpanId(), published.getParentSpanId());
        try (TopicReader reader = new TopicReader(bootstrap, prefix + Topics.PROGRAM_PUBLISHED)) {
            ConsumerRecord<String, String> event =
                    reader.await(1, record -> record.key().equals(canary)).get(0);
            assertEquals(
                    "00-" + call.getTraceId() + "-" + call.getSpanId() + "-01",
                    new String(event.headers().lastHeader("ce_traceparent").value(), StandardCharsets.US_ASCII));
        }
    }

    @Test
    void tellsOfACallItsTemplateAndNothingThatWasAskedFor() {
        String requestId = given().queryParam("who", canary)
                .header("user-agent", canary)
                .get("/v1/samples/broken/" + canary)
                .then()
                .statusCode(500)
                .extract()
                .header("x-request-id");
        SpanData call = spanOf(requestId);
        assertEquals("GET /{surface: v1|api/v1}/samples/broken/{secret}", call.getName());
        assertEquals(StatusCode.ERROR, call.getStatus().getStatusCode());
        assertFalse(call.toString().contains(canary), call::toString);
        assertEquals(4, call.getAttributes().size(), call.getAttributes()::toString);
    }

    @Test
    void aClientDoesNotDecideWhatIsFollowed() {
        String theirs = "4bf92f3577b34da6a3ce929d0e0e4736";
        String traceparent = "00-" + theirs + "-00f067aa0ba902b7-01";
        SpanData call = spanOf(save(given().header("traceparent", traceparent), 200));
        assertNotEquals(theirs, call.getTraceId());
        SpanData ours = spanOf(save(
                given().header("traceparent", traceparent)
                        .header(InternalToken.HEADER, token.text().orElseThrow()),
                200));
        assertEquals(theirs, ours.getTraceId());
    }

    @Test
    void goesOnWithTheTraceOfAnEvent() {
        String trace = UUID.randomUUID().toString().replace("-", "");
        String eventId = UUID.randomUUID().toString();
        Queue<String> logged = new ConcurrentLinkedQueue<>();
        listener.doing(
                events -> Uni.createFrom().voidItem().invoke(() -> logged.add(String.valueOf(MDC.get("eventId")))));
        send(eventId, "00-" + trace + "-00f067aa0ba902b7-01");
        Awaitility.await().atMost(PATIENCE).until(() -> !spansOf(trace).isEmpty());
        SpanData applied = spansOf(trace).get(0);
        assertEquals("apply credential-status.v1", applied.getName());
        assertEquals("00f067aa0ba902b7", applied.getParentSpanId());
        assertEquals(List.of(eventId), List.copyOf(logged));
    }

    @Test
    void nobodyFollowsWhatIsNoTraceParent() {
        assertEquals(null, TraceParents.followed("00-" + "0".repeat(32) + "-00f067aa0ba902b7-01"));
        assertEquals(null, TraceParents.followed("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00"));
        assertEquals(null, TraceParents.followed(canary));
        assertEquals(null, TraceParents.followed(null));
    }

    private void send(String eventId, String traceparent) {
        CredentialStatus event = new CredentialStatus(
                canary,
                "did:example:1",
                new StatusReference("list", 1),
                CredentialStatus.State.REVOKED,
                CredentialStatus.Cause.OPERATOR,
                1,
                Instant.EPOCH);
        ProducerRecord<String, String> record =
                new ProducerRecord<>(prefix + Topics.CREDENTIAL_STATUS, canary, EventJson.write(event));
        record.headers().add("ce_id", eventId.getBytes(StandardCharsets.US_ASCII));
        record.headers().add("ce_traceparent", traceparent.getBytes(StandardCharsets.US_ASCII));
        publisher.publish(List.of(record)).await().atMost(PATIENCE);
    }

    private String save(RequestSpecification request, int status) {
        return request.contentType(ContentType.JSON)
                .body("{\"name\": \"" + canary + "\"}")
                .post("/v1/samples")
                .then()
                .statusCode(status)
                .extract()
                .header("x-request-id");
    }

    private static SpanData spanOf(String requestId) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .until(
                        () -> RememberedTraces.spans().stream()
                                .filter(span -> span.getAttributes().asMap().containsValue(requestId))
                                .findFirst(),
                        found -> found.isPresent())
                .orElseThrow();
    }

    private static SpanData spanOf(SpanData call, String name) {
        Awaitility.await().atMost(PATIENCE).until(() -> spansOf(call.getTraceId()).stream()
                .anyMatch(span -> span.getName().equals(name)));
        List<SpanData> named = spansOf(call.getTraceId()).stream()
                .filter(span -> span.getName().equals(name))
                .toList();
        assertTrue(named.size() == 1, named::toString);
        return named.get(0);
    }

    private static List<SpanData> spansOf(String traceId) {
        return RememberedTraces.spans().stream()
                .filter(span -> span.getTraceId().equals(traceId))
                .toList();
    }
}
