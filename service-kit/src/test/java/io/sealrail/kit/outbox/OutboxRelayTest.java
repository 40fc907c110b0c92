package io.sealrail.kit.outbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.restassured.http.ContentType;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

import io.sealrail.events.EventJson;
import io.sealrail.events.ProgramPublished;
import io.sealrail.events.Topics;
import io.sealrail.kit.OnStack;
import io.sealrail.kit.lease.Lease;
import io.sealrail.kit.lease.Leases;
import io.sealrail.kit.sample.SaveSample;
import io.sealrail.kit.sample.TopicReader;
import io.sealrail.kit.stage.StageTimes;
import io.sealrail.kit.trace.Traced;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

@OnStack
class OutboxRelayTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Pool pool;

    @Inject
    Outbox outbox;

    @Inject
    OutboxConfig config;

    @Inject
    OutboxRows rows;

    @Inject
    CloudEvents cloudEvents;

    @Inject
    EventPublisher publisher;

    @Inject
    OutboxTraces traces;

    @Inject
    Leases leases;

    @Inject
    StageTimes times;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    @ConfigProperty(name = "sealrail.topic-prefix")
    String prefix;

    @Test
    void publishesInTheOrderOfStoringAsCloudEvents() {
        String run = UUID.randomUUID().toString();
        List<ProgramPublished> events = IntStream.range(0, 2_500)
                .mapToObj(i -> SaveSample.event(run + "-" + i % 7, i))
                .toList();
        for (int from = 0; from < events.size(); from += 500) {
            store(events.subList(from, from + 500));
        }
        List<ConsumerRecord<String, String>> seen = published(run, events.size());
        for (int key = 0; key < 7; key++) {
            String of = run + "-" + key;
            assertEquals(
                    events.stream().filter(e -> e.key().equals(of)).toList(),
                    seen.stream()
                            .filter(r -> r.key().equals(of))
                            .map(OutboxRelayTest::event)
                            .toList());
        }
        assertHeaders(seen.get(0));
    }

    @Test
    void remembersWithTheMarksHowFarTheTopicsReflectTheDatabase() {
        String run = "remembered-" + UUID.randomUUID();
        store(List.of(SaveSample.event(run, 1)));
        long offset = published(run, 1).get(0).offset();
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> counted("published_offsets where topic = '" + prefix + Topics.PROGRAM_PUBLISHED
                                + "' and next_offset > " + offset)
                        > 0);
    }

    @Test
    void publishesWhatHibernateCommittedAndNothingThatWasRolledBack() {
        String name = "stored-" + UUID.randomUUID();
        save("rolled-back", 500);
        save(name, 200);
        List<ConsumerRecord<String, String>> seen = published(name, 1);
        assertEquals(1, seen.size());
        try (TopicReader reader = reader()) {
            assertTrue(reader.all().stream().noneMatch(record -> record.key().equals("rolled-back")));
        }
        assertEquals(0, count("aggregateid = 'rolled-back'"));
    }

    @Test
    void tellsOfEachEventItsOwnTrace() {
        String run = UUID.randomUUID().toString();
        String traceparent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        List<Traced<ProgramPublished>> events = List.of(
                new Traced<>(SaveSample.event(run + "-followed"), traceparent),
                new Traced<>(SaveSample.event(run + "-alone"), null));
        pool.withTransaction(transaction -> outbox.addTraced(transaction, events))
                .await()
                .atMost(PATIENCE);
        for (ConsumerRecord<String, String> seen : published(run, 2)) {
            if (seen.key().endsWith("-followed")) {
                assertEquals(traceparent, header(seen, "ce_traceparent"));
            } else {
                assertNull(seen.headers().lastHeader("ce_traceparent"));
            }
        }
    }

    @Test
    void marksNothingOnceTheLeaseHasPassedOn() {
        Lease lost = lease("stalled");
        leases.release(lost).await().atMost(PATIENCE);
        String name = "stalled-" + UUID.randomUUID();
        insert(name, "now() - interval '1 hour'");
        assertFalse(relay(name, publisher).relayBatch(lost).await().atMost(PATIENCE));
        assertEquals(1, published(name, 1).size());
        assertEquals(1, count("aggregateid = '" + name + "' and relayed_at < now() - interval '30 minutes'"));
        relay(name, publisher).relayBatch(lease("stalled")).await().atMost(PATIENCE);
        assertEquals(1, count("aggregateid = '" + name + "' and relayed_at > now() - interval '30 minutes'"));
    }

    @Test
    void marksNothingWhenPublishingFails() {
        String name = "failing-" + UUID.randomUUID();
        insert(name, "now() - interval '1 hour'");
        OutboxRelay relay = relay(name, new EventPublisher(Map.of("bootstrap.servers", "localhost:1")) {
            @Override
            public Uni<Map<TopicPartition, Long>> publish(List<ProducerRecord<String, String>> records) {
                return Uni.createFrom().failure(new IOException("away"));
            }
        });
        Lease lease = lease("failing");
        assertThrows(
                CompletionException.class, () -> relay.relayBatch(lease).await().atMost(PATIENCE));
        assertEquals(1, count("aggregateid = '" + name + "' and relayed_at < now() - interval '30 minutes'"));
    }

    @Test
    void deletesRelayedRowsAfterTheirTimeOnly() {
        String run = UUID.randomUUID().toString();
        insert(run + "-old", "now() - interval '8 days'");
        insert(run + "-young", "now() - interval '6 days'");
        rows.clean(Duration.ofDays(7)).await().atMost(PATIENCE);
        assertEquals(0, count("aggregateid = '" + run + "-old'"));
        assertEquals(1, count("aggregateid = '" + run + "-young'"));
    }

    @Test
    void countsWhatIsRelayed() {
        store(List.of(SaveSample.event("counted-" + UUID.randomUUID(), 1)));
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("sealrail_outbox_relayed_total"))
                .body(containsString("sealrail_outbox_depth 0.0"))
                .body(containsString("sealrail_stage_done_total{stage=\"relayed\"} "))
                .body(containsString("sealrail_stage_seconds_count{stage=\"relayed\"} "))
                .body(containsString("sealrail_stage_overdue{stage=\"relayed\"} 0.0"))
                .body(containsString("sealrail_lease_held{name=\"outbox-relay\"} 1.0"))
                .body(containsString("sealrail_outbox_oldest_age_seconds 0.0")));
    }

    /** A relay that is handed the one row of that name, which the running relay no longer looks at. */
    private OutboxRelay relay(String name, EventPublisher through) {
        OutboxRows oneRow = new OutboxRows(pool) {
            @Override
            Uni<List<Waiting>> next(int most) {
                return pool.query("select * from outbox where aggregateid = '" + name + "'")
                        .execute()
                        .map(found -> List.of(waiting(found.iterator().next())));
            }
        };
        return new OutboxRelay(config, oneRow, cloudEvents, through, null, times, traces, new SimpleMeterRegistry());
    }

    private void store(List<ProgramPublished> events) {
        pool.withTransaction(transaction -> outbox.add(transaction, events))
                .await()
                .atMost(PATIENCE);
    }

    private void insert(String name, String relayedAt) {
        pool.query("insert into outbox (id, aggregatetype, aggregateid, type, payload, relayed_at) values ("
                        + "gen_random_uuid(), 'program-published.v1', '" + name + "', 'program-published.v1', '{}', "
                        + relayedAt + ")")
                .execute()
                .await()
                .atMost(PATIENCE);
    }

    private static void save(String name, int status) {
        given().contentType(ContentType.JSON)
                .body("{\"name\": \"" + name + "\"}")
                .post("/v1/samples")
                .then()
                .statusCode(status);
    }

    private Lease lease(String name) {
        return leases.acquire(name).await().atMost(PATIENCE).orElseThrow();
    }

    private long count(String condition) {
        return counted("outbox where " + condition);
    }

    private long counted(String from) {
        return pool.query("select count(*) from " + from)
                .execute()
                .map(found -> found.iterator().next().getLong(0))
                .await()
                .atMost(PATIENCE);
    }

    private List<ConsumerRecord<String, String>> published(String key, int count) {
        try (TopicReader reader = reader()) {
            return reader.await(count, record -> record.key().startsWith(key));
        }
    }

    private TopicReader reader() {
        return new TopicReader(bootstrap, prefix + Topics.PROGRAM_PUBLISHED);
    }

    private static ProgramPublished event(ConsumerRecord<String, String> record) {
        return EventJson.read(record.value(), ProgramPublished.class);
    }

    private static void assertHeaders(ConsumerRecord<String, String> record) {
        assertEquals("1.0", header(record, "ce_specversion"));
        assertEquals("program-published.v1", header(record, "ce_type"));
        assertEquals("/kit-test", header(record, "ce_source"));
        assertEquals("application/json", header(record, "content-type"));
        assertEquals(4, UUID.fromString(header(record, "ce_id")).version());
        Instant stored = Instant.parse(header(record, "ce_time"));
        assertTrue(Duration.between(stored, Instant.now()).abs().compareTo(PATIENCE) < 0);
    }

    private static String header(ConsumerRecord<String, String> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
