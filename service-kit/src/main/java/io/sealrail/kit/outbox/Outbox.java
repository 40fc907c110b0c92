package io.sealrail.kit.outbox;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import org.hibernate.query.TypedParameterValue;
import org.hibernate.reactive.mutiny.Mutiny;
import org.hibernate.type.StandardBasicTypes;

import io.sealrail.events.DomainEvent;
import io.sealrail.events.EventJson;
import io.sealrail.kit.trace.TraceParents;
import io.sealrail.kit.trace.Traced;

/**
 * Stores events in the transaction of the rows that they tell of; the relay publishes them after the commit, in the order of
 * storing. An event of a transaction that rolls back was never there.
 */
@ApplicationScoped
public class Outbox {

    private static final String INSERT =
            "insert into outbox (id, aggregatetype, aggregateid, type, payload, traceparent) ";
    private static final String INSERT_ARRAYS =
            INSERT + "select * from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[])";
    private static final int COLUMNS = 6;
    private static final int ROWS_PER_STATEMENT = 1000;

    /**
     * Stores events of the current trace through a connection of the plain client, on which the caller has begun a
     * transaction.
     */
    public Uni<Void> add(SqlConnection transaction, Collection<? extends DomainEvent> events) {
        return Uni.createFrom().deferred(() -> {
            String current = TraceParents.current();
            return addTraced(
                    transaction,
                    events.stream()
                            .map(event -> new Traced<DomainEvent>(event, current))
                            .toList());
        });
    }

    /** Stores events of several traces, as {@link #add(SqlConnection, Collection)} does. */
    public Uni<Void> addTraced(SqlConnection transaction, Collection<? extends Traced<? extends DomainEvent>> events) {
        if (events.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return transaction.preparedQuery(INSERT_ARRAYS).execute(arrays(events)).replaceWithVoid();
    }

    /** Stores events in the current Hibernate Reactive session, which must be in a transaction. */
    public Uni<Void> add(DomainEvent... events) {
        return add(List.of(events));
    }

    /** Stores events of the current trace in the current Hibernate Reactive session, which must be in a transaction. */
    public Uni<Void> add(List<? extends DomainEvent> events) {
        if (events.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        int end = Math.min(events.size(), ROWS_PER_STATEMENT);
        return Panache.getSession()
                .flatMap(session -> insert(session, events.subList(0, end)))
                .flatMap(ignored -> add(events.subList(end, events.size())));
    }

    private static Uni<Void> insert(Mutiny.Session session, List<? extends DomainEvent> events) {
        Mutiny.Query<Object> query = session.createNativeQuery(INSERT + "values " + placeholders(events.size()));
        int parameter = 1;
        String current = TraceParents.current();
        for (DomainEvent event : events) {
            query.setParameter(parameter++, UUID.randomUUID());
            query.setParameter(parameter++, event.topic());
            query.setParameter(parameter++, event.key());
            query.setParameter(parameter++, event.topic());
            query.setParameter(parameter++, EventJson.write(event));
            query.setParameter(parameter++, TypedParameterValue.of(StandardBasicTypes.STRING, current));
        }
        return query.executeUpdate().replaceWithVoid();
    }

    private static String placeholders(int rows) {
        return IntStream.range(0, rows)
                .mapToObj(row -> IntStream.rangeClosed(1, COLUMNS)
                        .mapToObj(column -> "?" + (row * COLUMNS + column))
                        .collect(Collectors.joining(", ", "(", ")")))
                .collect(Collectors.joining(", "));
    }

    private static Tuple arrays(Collection<? extends Traced<? extends DomainEvent>> events) {
        UUID[] ids = events.stream().map(event -> UUID.randomUUID()).toArray(UUID[]::new);
        String[] topics = texts(events, event -> event.event().topic());
        return Tuple.of(
                ids,
                topics,
                texts(events, event -> event.event().key()),
                topics,
                texts(events, event -> EventJson.write(event.event())),
                texts(events, Traced::traceparent));
    }

    private static <E extends Traced<? extends DomainEvent>> String[] texts(
            Collection<E> events, Function<? super E, String> text) {
        return events.stream().map(text).toArray(String[]::new);
    }
}
