package io.sealrail.kit.listen;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import io.opentelemetry.api.trace.SpanKind;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.MDC;

import io.sealrail.kit.trace.TraceParents;
import io.sealrail.kit.trace.Traces;
import io.sealrail.kit.trace.Work;

/**
 * Says of what is being applied which event it is: in the logs, where it is one alone, and by a span in the trace of each
 * followed event, however many are applied in one statement.
 */
@ApplicationScoped
class EventTraces {

    private final Traces traces;
    private final Clock clock;
    private final String prefix;

    EventTraces(
            Traces traces, Clock clock, @ConfigProperty(name = "sealrail.topic-prefix") Optional<String> topicPrefix) {
        this.traces = traces;
        this.clock = clock;
        this.prefix = topicPrefix.orElse("");
    }

    /** Calls the work, on a Vert.x context of its own, as that of these events. */
    <E> Uni<Void> of(List<Received<E>> batch, Supplier<Uni<Void>> work) {
        if (batch.size() == 1) {
            MDC.put("eventId", batch.get(0).eventId());
            TraceParents.follow(batch.get(0).traced().traceparent());
        }
        if (!traces.on()) {
            return work.get();
        }
        Instant from = clock.instant();
        return work.get().invoke(() -> tell(batch, from, false)).onFailure().invoke(() -> tell(batch, from, true));
    }

    private <E> void tell(List<Received<E>> batch, Instant from, boolean failed) {
        Instant to = clock.instant();
        batch.stream()
                .filter(each -> each.traced().traceparent() != null)
                .map(each -> work(each, from, to))
                .forEach(work -> traces.tell(failed ? work.inVain() : work));
    }

    private <E> Work work(Received<E> each, Instant from, Instant to) {
        String topic = each.record().topic().substring(prefix.length());
        return Work.of(
                "apply " + topic,
                SpanKind.CONSUMER,
                each.traced().traceparent(),
                from,
                to,
                Map.of("sealrail.event.id", each.eventId()));
    }
}
