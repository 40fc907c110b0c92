package io.sealrail.kit.outbox;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.opentelemetry.api.trace.SpanKind;

import io.sealrail.kit.trace.Traces;
import io.sealrail.kit.trace.Work;

/** Spans of followed events: from when one was stored until Kafka had it. */
@ApplicationScoped
class OutboxTraces {

    private final Traces traces;
    private final Clock clock;

    OutboxTraces(Traces traces, Clock clock) {
        this.traces = traces;
        this.clock = clock;
    }

    void published(List<OutboxRows.Waiting> batch) {
        if (traces.on()) {
            Instant now = clock.instant();
            batch.stream().filter(event -> event.traceparent() != null).forEach(event -> published(event, now));
        }
    }

    private void published(OutboxRows.Waiting event, Instant now) {
        traces.tell(Work.of(
                "publish " + event.type(),
                SpanKind.PRODUCER,
                event.traceparent(),
                event.storedAt().toInstant(),
                now,
                Map.of("sealrail.event.id", event.id().toString())));
    }
}
