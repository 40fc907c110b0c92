package io.sealrail.system.trace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * A span as a service told it.
 *
 * @param service which one
 * @param parentSpanId empty for the first of a trace
 * @param links the trace ids that it is linked to
 * @param attributes texts, and numbers as text
 */
public record ReceivedSpan(
        String service,
        String name,
        String traceId,
        String spanId,
        String parentSpanId,
        List<String> links,
        Map<String, String> attributes) {

    /** The spans of an ExportTraceServiceRequest (opentelemetry.io/docs/specs/otlp). */
    static List<ReceivedSpan> of(byte[] request) {
        List<ReceivedSpan> spans = new ArrayList<>();
        for (ProtoMessage ofService : ProtoMessage.of(request).messages(1)) {
            String service = attributes(ofService.messages(1).get(0), 1).get("service.name");
            for (ProtoMessage scope : ofService.messages(2)) {
                scope.messages(2).forEach(span -> spans.add(of(service, span)));
            }
        }
        return spans;
    }

    private static ReceivedSpan of(String service, ProtoMessage span) {
        return new ReceivedSpan(
                service,
                span.text(5),
                hex(span.bytes(1)),
                hex(span.bytes(2)),
                hex(span.bytes(4)),
                span.messages(13).stream().map(link -> hex(link.bytes(1))).toList(),
                attributes(span, 9));
    }

    private static Map<String, String> attributes(ProtoMessage owner, int field) {
        Map<String, String> attributes = new HashMap<>();
        for (ProtoMessage attribute : owner.messages(field)) {
            ProtoMessage value = attribute.messages(2).get(0);
            attributes.put(attribute.text(1), value.has(1) ? value.text(1) : Long.toString(value.number(3)));
        }
        return attributes;
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
