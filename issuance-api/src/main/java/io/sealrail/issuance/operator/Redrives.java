package io.sealrail.issuance.operator;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

import io.sealrail.issuance.Transactions;
import io.sealrail.kit.outbox.EventPublisher;

/** Drives dead letters back to where they came from and remembers which, so that asking twice publishes once. */
@ApplicationScoped
class Redrives {

    /** A second operator who drives back the same letter waits here for the first one's commit and then finds it taken. */
    private static final String CLAIM = """
            insert into redriven_dead_letters (topic, partition, letter_offset, redriven_at)
            select $1, n.partition, n.letter_offset, $4 from unnest($2::int[], $3::bigint[]) as n(partition, letter_offset)
            order by n.partition, n.letter_offset
            on conflict do nothing
            returning partition, letter_offset""";

    private static final String REDRIVEN =
            "select partition, letter_offset, redriven_at from redriven_dead_letters where topic = $1";

    private final Pool pool;
    private final EventPublisher publisher;
    private final DeadLetterTopics topics;
    private final Transactions transactions;
    private final Clock clock;

    Redrives(Pool pool, EventPublisher publisher, DeadLetterTopics topics, Transactions transactions, Clock clock) {
        this.pool = pool;
        this.publisher = publisher;
        this.topics = topics;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** A place on the dead-letter topic. */
    record Place(int partition, long offset) {

        static Place of(ConsumerRecord<String, String> letter) {
            return new Place(letter.partition(), letter.offset());
        }

        static Place of(Row row) {
            return new Place(row.getInteger("partition"), row.getLong("letter_offset"));
        }
    }

    /** When which dead letters of a topic were driven back. */
    Uni<Map<Place, Instant>> of(String topic) {
        return transactions
                .detached(() -> pool.preparedQuery(REDRIVEN).execute(Tuple.of(topic)))
                .map(rows -> {
                    Map<Place, Instant> found = new HashMap<>();
                    rows.forEach(row -> found.put(Place.of(row), CredentialRecord.instant(row, "redriven_at")));
                    return found;
                });
    }

    /**
     * Publishes those of the letters that were not driven back yet and gives their number. The note commits once Kafka has
     * them: a crash between the two publishes them again the next time, which consumers tolerate.
     */
    Uni<Integer> redrive(String topic, List<ConsumerRecord<String, String>> letters) {
        if (letters.isEmpty()) {
            return Uni.createFrom().item(0);
        }
        return transactions.detached(() -> pool.withTransaction(
                connection -> claim(connection, topic, letters).flatMap(claimed -> {
                    List<ProducerRecord<String, String>> records = letters.stream()
                            .filter(letter -> claimed.contains(Place.of(letter)))
                            .map(letter -> original(topic, letter))
                            .toList();
                    return publisher.publish(records).replaceWith(records.size());
                })));
    }

    private Uni<Set<Place>> claim(
            SqlConnection connection, String topic, List<ConsumerRecord<String, String>> letters) {
        Integer[] partitions = letters.stream().map(ConsumerRecord::partition).toArray(Integer[]::new);
        Long[] offsets = letters.stream().map(ConsumerRecord::offset).toArray(Long[]::new);
        return connection
                .preparedQuery(CLAIM)
                .execute(Tuple.of(topic, partitions, offsets, clock.instant().atOffset(ZoneOffset.UTC)))
                .map(rows -> {
                    Set<Place> claimed = new HashSet<>();
                    rows.forEach(row -> claimed.add(Place.of(row)));
                    return claimed;
                });
    }

    private ProducerRecord<String, String> original(String topic, ConsumerRecord<String, String> letter) {
        ProducerRecord<String, String> record =
                new ProducerRecord<>(topics.source(topic), null, letter.key(), letter.value());
        letter.headers().forEach(header -> {
            if (!header.key().startsWith(DeadLetter.HEADERS)) {
                record.headers().add(header);
            }
        });
        return record;
    }
}
