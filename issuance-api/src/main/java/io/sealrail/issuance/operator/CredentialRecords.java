package io.sealrail.issuance.operator;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

import io.sealrail.events.Topics;
import io.sealrail.issuance.Page;
import io.sealrail.issuance.Paging;
import io.sealrail.issuance.Transactions;

/** Reads issued credentials the way operators look for them. */
@ApplicationScoped
class CredentialRecords {

    private static final Duration USUAL_RELAY = Duration.ofMinutes(1);

    private static final String ONE =
            "select " + CredentialRecord.COLUMNS + " from credentials c where credential_id = $1";

    /** Both halves use a partial index: what waits is little, and what was relayed is looked for in its first minute. */
    private static final String RELAY = """
            select exists (select from outbox where relayed_at is null and aggregateid = $1 and type = $2) as waiting,
                   (select min(relayed_at) from outbox
                    where relayed_at between $3 and $4 and aggregateid = $1 and type = $2) as relayed_at""";

    private final Pool pool;
    private final Transactions transactions;

    CredentialRecords(Pool pool, Transactions transactions) {
        this.pool = pool;
        this.transactions = transactions;
    }

    Uni<Page<CredentialRecord>> find(CredentialQuery query) {
        Paging paging = Paging.of(query.page, query.limit);
        List<Object> parameters = new ArrayList<>();
        String condition = query.condition(parameters);
        String count = "select count(*) as total from credentials c where " + condition;
        String page =
                "select %s from credentials c where %s order by c.issued_at desc, c.credential_id limit %d offset %d"
                        .formatted(CredentialRecord.COLUMNS, condition, paging.limit(), paging.offset());
        return transactions.detached(() -> rows(count, parameters)
                .map(rows -> rows.iterator().next().getLong("total"))
                .flatMap(total -> rows(page, parameters).map(rows -> Page.of(paging, total, stream(rows)))));
    }

    Uni<Optional<CredentialRecord>> byId(String credentialId) {
        return transactions.detached(() -> rows(ONE, List.of(credentialId))).map(rows -> stream(rows).stream()
                .findFirst());
    }

    /** Whether the credential's event still waits for Kafka, and when it went, if that is still known. */
    Uni<Relay> relay(CredentialRecord credential) {
        Instant from = credential.issuedAt();
        List<Object> parameters = List.of(
                credential.vcId(),
                Topics.ISSUE_REQUESTED,
                from.atOffset(ZoneOffset.UTC),
                from.plus(USUAL_RELAY).atOffset(ZoneOffset.UTC));
        return transactions.detached(() -> rows(RELAY, parameters)).map(rows -> {
            Row row = rows.iterator().next();
            return new Relay(row.getBoolean("waiting"), CredentialRecord.instant(row, "relayed_at"));
        });
    }

    private Uni<RowSet<Row>> rows(String sql, List<Object> parameters) {
        return pool.preparedQuery(sql).execute(Tuple.tuple(parameters));
    }

    private static List<CredentialRecord> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(CredentialRecord::of)
                .toList();
    }

    /** How far an event is on its way to Kafka. */
    record Relay(boolean waiting, Instant relayedAt) {}
}
