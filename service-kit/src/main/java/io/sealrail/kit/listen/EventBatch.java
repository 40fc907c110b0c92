package io.sealrail.kit.listen;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;

import io.sealrail.events.DomainEvent;
import io.sealrail.events.MalformedEventException;
import io.sealrail.kit.replay.ReplayGate;
import io.sealrail.kit.trace.Traced;
import io.sealrail.kit.work.OwnContext;
import io.sealrail.kit.work.Trouble;

/**
 * Applies a polled batch of events and does not fail: a listener returns its result, and the offsets are committed when it
 * completes.
 *
 * <pre>{@code
 * @Incoming("issue-requested")
 * Uni<Void> on(ConsumerRecords<String, String> records) {
 *     return batch.apply(records, IssueRequested.class, this::store);
 * }
 * }</pre>
 *
 * Trouble of the infrastructure is tried again without limit, which holds the partitions where they are; a fault that is
 * not known, a few times. What can never succeed is looked for by halving the batch and ends, alone, on the dead-letter topic. A record may be applied again after any
 * fault, and a part of a batch before the rest: applying must be idempotent.
 */
@ApplicationScoped
public class EventBatch {

    private static final Logger LOG = Logger.getLogger(EventBatch.class);

    private static final int RETRIES_OF_WHOLE = 5;
    private static final int RETRIES_OF_PART = 1;
    private static final int RETRIES_OF_COLLISION = 2;

    private final Vertx vertx;
    private final DeadLetters deadLetters;
    private final EventAges ages;
    private final ConsumedOffsets consumed;
    private final ReplayGate gate;
    private final EventTraces traces;

    EventBatch(
            Vertx vertx,
            DeadLetters deadLetters,
            EventAges ages,
            ConsumedOffsets consumed,
            ReplayGate gate,
            EventTraces traces) {
        this.vertx = vertx;
        this.deadLetters = deadLetters;
        this.ages = ages;
        this.consumed = consumed;
        this.gate = gate;
        this.traces = traces;
    }

    /**
     * Applies the events in their order, once the process has replayed its own, and remembers how far the database is.
     *
     * @param apply called on a Vert.x context of its own (Hibernate Reactive works in it) with one or more events, in a
     *     transaction that it owns
     */
    public <E extends DomainEvent> Uni<Void> apply(
            ConsumerRecords<String, String> records, Class<E> type, Function<List<E>, Uni<Void>> apply) {
        return applyTraced(records, type, traced -> apply.apply(Traced.events(traced)));
    }

    /** Applies the events as {@link #apply} does, for whoever passes their traces on. */
    public <E extends DomainEvent> Uni<Void> applyTraced(
            ConsumerRecords<String, String> records, Class<E> type, Function<List<Traced<E>>, Uni<Void>> apply) {
        return gate.opened().chain(() -> applyReadable(records, type, apply)).chain(() -> consumed.store(records));
    }

    /** Applies the events of an own topic as {@link #apply} does, while the gate is shut and without remembering. */
    public <E extends DomainEvent> Uni<Void> replay(
            ConsumerRecords<String, String> records, Class<E> type, Function<List<E>, Uni<Void>> apply) {
        return applyReadable(records, type, traced -> apply.apply(Traced.events(traced)));
    }

    private <E extends DomainEvent> Uni<Void> applyReadable(
            ConsumerRecords<String, String> records, Class<E> type, Function<List<Traced<E>>, Uni<Void>> apply) {
        List<Received<E>> readable = new ArrayList<>(records.count());
        Uni<Void> done = Uni.createFrom().voidItem();
        for (ConsumerRecord<String, String> each : records) {
            try {
                readable.add(Received.of(each, type));
            } catch (MalformedEventException | IllegalArgumentException e) {
                done = done.chain(() -> deadLetters.send(each, DeadLetters.MALFORMED));
            }
        }
        return readable.isEmpty() ? done : done.chain(() -> applyAll(readable, apply, RETRIES_OF_WHOLE));
    }

    private <E extends DomainEvent> Uni<Void> applyAll(
            List<Received<E>> batch, Function<List<Traced<E>>, Uni<Void>> apply, int retriesOfUnknown) {
        List<Traced<E>> events = batch.stream().map(Received::traced).toList();
        boolean tellsOfOne = retriesOfUnknown == RETRIES_OF_WHOLE || batch.size() == 1;
        Retries retries =
                new Retries(batch.get(0).record().topic(), retriesOfUnknown, tellsOfOne ? RETRIES_OF_COLLISION : 0);
        return OwnContext.run(
                        ((VertxInternal) vertx).createEventLoopContext(),
                        () -> traces.of(batch, () -> apply.apply(events)))
                .onFailure()
                .retry()
                .when(failures -> failures.onItem().transformToUniAndConcatenate(retries::next))
                .invoke(() -> batch.forEach(each -> ages.applied(each.record())))
                .onFailure()
                .recoverWithUni(poison -> isolate(batch, apply, poison));
    }

    private <E extends DomainEvent> Uni<Void> isolate(
            List<Received<E>> batch, Function<List<Traced<E>>, Uni<Void>> apply, Throwable poison) {
        if (batch.size() == 1) {
            return deadLetters.send(batch.get(0).record(), DeadLetters.reason(poison));
        }
        int half = batch.size() / 2;
        LOG.debugf("batch halved events=%d trouble=%s", batch.size(), Trouble.of(poison));
        return applyAll(batch.subList(0, half), apply, RETRIES_OF_PART)
                .chain(() -> applyAll(batch.subList(half, batch.size()), apply, RETRIES_OF_PART));
    }
}
