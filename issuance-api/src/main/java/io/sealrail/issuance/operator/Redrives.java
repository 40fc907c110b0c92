package io.sealrail.issuance.operator;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
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
import io.sealrail.kit.db.UnhurriedTransaction;
import io.sealrail.kit.outbox.EventPublisher;

/**
 * Drives dead letters back to where they came from, or settles those that nobody is to apply, and remembers which, so that asking
 * twice publishes once.
 */
@ApplicationScoped
class Redrives {

    /** A second operator who drives back the same letter waits here for the first one's commit and then finds it taken. */
    private static final String CLAIM = """
            insert into redriven_dead_letters as d (topic, partition, letter_offset, redriven_at, dealt_by)
            select $1, n.partition, n.letter_offset, $4, $6 from unnest($2::int[], $3::bigint[]) as n(partition, letter_offset)
            order by n.partition, n.letter_offset
            on conflict (topic, partition, letter_offset)
            do update set settled = false, redriven_at = excluded.redriven_at, dealt_by = excluded.dealt_by
            where d.settled and $5
            returning partition, letter_offset""";

    private static final String SETTLE = """
            insert into redriven_dead_letters (topic, partition, letter_offset, redriven_at, dealt_by, settled)
            values ($1, $2, $3, $4, $5, true)
            on conflict do nothing""";
    private static final String DEALT_WITH =
            "select partition, letter_offset, redriven_at, dealt_by, settled from redriven_dead_letters where topic = $1";

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

    /**
     * What was done about a dead letter.
     *
     * @param by the operator's subject; {@code null} where it was not noted yet
     * @param settled whether nobody is to apply it; otherwise it was driven back
     */
    record Dealt(Instant at, String by, boolean settled) {

        static Dealt of(Row row) {
            return new Dealt(
                    CredentialRecord.instant(row, "redriven_at"), row.getString("dealt_by"), row.getBoolean("settled"));
        }
    }

    /** What was done about which dead letters of a topic. */
    Uni<Map<Place, Dealt>> of(String topic) {
        return transactions
                .detached(() -> pool.preparedQuery(DEALT_WITH).execute(Tuple.of(topic)))
                .map(rows -> {
                    Map<Place, Dealt> found = new HashMap<>();
                    rows.forEach(row -> found.put(Place.of(row), Dealt.of(row)));
                    return found;
                });
    }

    /** Notes that nobody is to apply the letter; gives whether it was neither driven back nor settled before. */
    Uni<Boolean> settle(String topic, Place place, String operator) {
        return transactions
                .detached(() -> pool.preparedQuery(SETTLE)
                        .execute(Tuple.of(topic, place.partition(), place.offset(), now(), operator)))
                .map(rows -> rows.rowCount() == 1);
    }

    /**
     * Publishes those of the letters that were not driven back yet and gives their number. The note commits once Kafka has
     * them: a crash between the two publishes them again the next time, which consumers tolerate.
     *
     * @param settledToo whether those that were settled are meant as well
     * @param operator who asks for it
     */
    Uni<Integer> redrive(
            String topic, List<ConsumerRecord<String, String>> letters, boolean settledToo, String operator) {
        if (letters.isEmpty()) {
            return Uni.createFrom().item(0);
        }
        return transactions.detached(
                () -> pool.withTransaction(connection -> claim(connection, topic, letters, settledToo, operator)
                        .call(claimed -> UnhurriedTransaction.of(connection))
                        .flatMap(claimed -> {
                            List<ProducerRecord<String, String>> records = letters.stream()
                                    .filter(letter -> claimed.contains(Place.of(letter)))
                                    .map(letter -> original(topic, letter))
                                    .toList();
                            return publisher.publish(records).replaceWith(records.size());
                        })));
    }

    private Uni<Set<Place>> claim(
            SqlConnection connection,
            String topic,
            List<ConsumerRecord<String, String>> letters,
            boolean settledToo,
            String operator) {
        Integer[] partitions = letters.stream().map(ConsumerRecord::partition).toArray(Integer[]::new);
        Long[] offsets = letters.stream().map(ConsumerRecord::offset).toArray(Long[]::new);
        return connection
                .preparedQuery(CLAIM)
                .execute(Tuple.of(topic, partitions, offsets, now(), settledToo, operator))
                .map(rows -> {
                    Set<Place> claimed = new HashSet<>();
                    rows.forEach(row -> claimed.add(Place.of(row)));
                    return claimed;
                });
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
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
