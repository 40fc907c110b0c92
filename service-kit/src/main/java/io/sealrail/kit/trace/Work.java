package io.sealrail.kit.trace;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.opentelemetry.api.trace.SpanKind;

/**
 * Work that has ended, as a span tells of it.
 *
 * @param name one of a few constant names
 * @param traceparent the trace that it belongs to; {@code null} for one of its own, if there are links to followed work
 * @param links other followed work that it was done for
 * @param attributes ids and numbers; never a claim, a name, an address, a key or free text
 */
public record Work(
        String name,
        SpanKind kind,
        String traceparent,
        List<String> links,
        Instant startedAt,
        Instant endedAt,
        Map<String, String> attributes,
        boolean failed) {

    /** Work of one trace. */
    public static Work of(
            String name, SpanKind kind, String traceparent, Instant from, Instant to, Map<String, String> attributes) {
        return new Work(name, kind, traceparent, List.of(), from, to, attributes, false);
    }

    /** The same, but in vain. */
    public Work inVain() {
        return new Work(name, kind, traceparent, links, startedAt, endedAt, attributes, true);
    }
}
