package io.sealrail.system.check;

import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

import org.apache.kafka.common.KafkaException;

import io.sealrail.system.client.Demo;

/** Waits until nothing is under way any more: twice in a row everything is drained, and no topic has grown in between. */
final class Settling {

    private static final Duration PAUSE = Duration.ofMillis(500);

    /** How much is under way in each database. */
    private static final Map<String, String> UNDER_WAY = Map.of(
            SnapshotReader.ISSUANCE,
            "(select count(*) from credentials where onchain_at is null) + (select count(*) from audit_unsealed)",
            SnapshotReader.ONCHAIN,
            "(select count(*) from leaves where batch_id is null)"
                    + " + (select count(*) from batches where state not in ('CONFIRMED', 'FINAL'))",
            SnapshotReader.REVOCATION,
            "0",
            SnapshotReader.STATUS_LIST,
            "(select count(*) from status_lists where changes > published_changes)",
            SnapshotReader.VERIFIER,
            "0");

    private final Demo demo;
    private final ListReader lists;
    private final TopicReader topics;

    Settling(Demo demo, Function<String, List<String>> urls) {
        this.demo = demo;
        this.lists = new ListReader(urls.apply(SnapshotReader.STATUS_LIST));
        this.topics = new TopicReader(demo.kafka());
    }

    /**
     * Waits until everything is settled, or as long as this.
     *
     * @return what was still under way in the end; nothing if all is settled
     */
    Optional<String> await(Duration patience) {
        long start = System.nanoTime();
        long before = -1;
        while (true) {
            List<String> moving = new ArrayList<>();
            long written = look(moving);
            if (moving.isEmpty() && written == before) {
                return Optional.empty();
            }
            if (System.nanoTime() - start > patience.toNanos()) {
                return Optional.of(moving.isEmpty() ? "topics grow" : String.join("; ", moving));
            }
            before = moving.isEmpty() ? written : -1;
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** Adds what is under way; how many records all topics have. */
    private long look(List<String> moving) {
        try {
            for (String service : SnapshotReader.SERVICES) {
                database(service, moving);
            }
            List<Lag> lags = topics.lags();
            lags.stream()
                    .filter(lag -> lag.committed() != lag.end())
                    .forEach(lag -> moving.add(lag.group() + " lags in " + lag.topic()));
            if (moving.isEmpty()) {
                served(moving);
            }
            return lags.stream().mapToLong(Lag::end).sum();
        } catch (SQLException | UncheckedIOException | KafkaException | IllegalStateException e) {
            moving.add("cannot be read: " + e.getMessage());
            return -1;
        }
    }

    private void database(String service, List<String> moving) throws SQLException {
        try (Database database = new Database(demo.jdbcUrl(service), new Texts())) {
            long unrelayed = database.number("select count(*) from outbox where relayed_at is null");
            long underWay = database.number("select " + UNDER_WAY.get(service));
            if (unrelayed + underWay > 0) {
                moving.add(service + ": " + unrelayed + " events, " + underWay + " rows");
            }
        }
    }

    private void served(List<String> moving) throws SQLException {
        try (Database database = new Database(demo.jdbcUrl(SnapshotReader.STATUS_LIST), new Texts())) {
            for (StatusListRows.StatusList list : StatusListRows.read(database).lists()) {
                for (String replica : lists.replicas()) {
                    if (lists.version(replica, list.id()) < list.version()) {
                        moving.add(replica + " serves an old version of list " + list.id());
                    }
                }
            }
        }
    }
}
