package io.sealrail.kit.trace;

import java.util.List;
import java.util.Optional;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;

import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;

/** Follows every call and keeps the spans. */
@Alternative
@Priority(1)
@ApplicationScoped
public class RememberedTraces extends Traces {

    private static final InMemorySpanExporter SPANS = InMemorySpanExporter.create();

    RememberedTraces() {
        super(Optional.of(SdkTracerProvider.builder()
                .addSpanProcessor(SimpleSpanProcessor.create(SPANS))
                .build()));
    }

    static List<SpanData> spans() {
        return SPANS.getFinishedSpanItems();
    }
}
