package io.sealrail.system.check;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.sealrail.system.client.Demo;
import io.sealrail.system.load.Poison;

/** Reads everything there is, from where it lies. */
final class SnapshotReader {

    static final String ISSUANCE = "issuance-api";
    static final String ONCHAIN = "onchain-worker";
    static final String REVOCATION = "revocation-service";
    static final String STATUS_LIST = "status-list-service";
    static final String VERIFIER = "verifier-service";
    static final List<String> SERVICES = List.of(ISSUANCE, ONCHAIN, REVOCATION, STATUS_LIST, VERIFIER);

    private final Demo demo;
    private final Function<String, List<String>> urls;
    private final Poison poison;

    SnapshotReader(Demo demo, Function<String, List<String>> urls, Poison poison) {
        this.demo = demo;
        this.urls = urls;
        this.poison = poison;
    }

    /** Reads one part of one database. */
    private interface Part<T> {

        T of(Database database) throws SQLException;
    }

    Snapshot read() throws SQLException {
        Texts texts = new Texts();
        List<OutboxRow> outbox = new ArrayList<>();
        List<LeaseWrite> writes = new ArrayList<>();
        for (String service : SERVICES) {
            outbox.addAll(from(service, texts, database -> OutboxRow.read(service, database)));
            writes.addAll(from(service, texts, database -> LeaseWitness.read(service, database)));
        }
        OnchainRows onchain = from(ONCHAIN, texts, OnchainRows::read);
        StatusListRows lists = from(STATUS_LIST, texts, StatusListRows::read);
        TopicReader topics = new TopicReader(demo.kafka());
        List<Lag> lags = topics.lags();
        TopicRecords records = new TopicRecords(texts, poison::explains);
        topics.read(records);
        return new Snapshot(
                from(ISSUANCE, texts, IssuanceRows::read),
                onchain,
                from(REVOCATION, texts, RevocationRows::read),
                lists,
                from(VERIFIER, texts, VerifierRows::read),
                outbox,
                records.facts(),
                lags,
                chain(onchain, texts),
                new ListReader(urls.apply(STATUS_LIST)).read(lists.lists()),
                writes);
    }

    private ChainFacts chain(OnchainRows onchain, Texts texts) {
        return new ChainFactsReader(demo.rpcUrl(), texts)
                .read(onchain.nonces().stream().map(OnchainRows.Nonce::sender).collect(Collectors.toSet()));
    }

    private <T> T from(String service, Texts texts, Part<T> part) throws SQLException {
        try (Database database = new Database(demo.jdbcUrl(service), texts)) {
            return part.of(database);
        }
    }
}
