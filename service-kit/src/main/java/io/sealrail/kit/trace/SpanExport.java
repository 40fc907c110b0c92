package io.sealrail.kit.trace;

import java.time.Duration;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanLimits;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;

/**
 * The SDK with its exporter: spans wait in a bounded queue, of which the newest are dropped when the receiver is away. Its
 * classes are loaded only where there is a receiver. What the SDK could find out about the process is not told.
 */
final class SpanExport {

    private static final Duration LONGEST_EXPORT = Duration.ofSeconds(5);
    private static final int MOST_WAITING = 8192;

    private SpanExport() {}

    static SdkTracerProvider to(String endpoint, double ratio, String service) {
        OtlpHttpSpanExporter exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint(endpoint.replaceAll("/+$", "") + "/v1/traces")
                .setTimeout(LONGEST_EXPORT)
                .build();
        return SdkTracerProvider.builder()
                .setResource(Resource.create(Attributes.builder()
                        .put("service.name", service)
                        .put("service.namespace", "sealrail")
                        .build()))
                .setSampler(Sampler.parentBased(new LinkedOrRatio(Sampler.traceIdRatioBased(ratio))))
                .setSpanLimits(SpanLimits.builder()
                        .setMaxNumberOfLinks(Traces.MOST_LINKS)
                        .build())
                .addSpanProcessor(BatchSpanProcessor.builder(exporter)
                        .setMaxQueueSize(MOST_WAITING)
                        .setScheduleDelay(Duration.ofSeconds(1))
                        .build())
                .build();
    }
}
