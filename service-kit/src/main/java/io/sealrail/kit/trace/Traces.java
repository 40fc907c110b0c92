package io.sealrail.kit.trace;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The few spans that we write ourselves, with what we name and nothing else: no statement, URL, address or value. Without a
 * receiver ({@link TracesConfig#otlpEndpoint}) each method returns at once.
 */
@ApplicationScoped
public class Traces {

    /** The most work that one span links to. */
    public static final int MOST_LINKS = 128;

    private static final String LIBRARY = "io.sealrail";

    private final Optional<SdkTracerProvider> provider;
    private final Tracer tracer;

    @Inject
    Traces(TracesConfig config, @ConfigProperty(name = "quarkus.application.name") String service) {
        this(config.otlpEndpoint().map(endpoint -> SpanExport.to(endpoint, config.ratio(), service)));
    }

    Traces(Optional<SdkTracerProvider> provider) {
        this.provider = provider;
        this.tracer = provider.map(sdk -> sdk.get(LIBRARY)).orElse(null);
    }

    /** Whether spans have a receiver. */
    public boolean on() {
        return tracer != null;
    }

    /** Begins to follow a call, or finds that it is not to be followed; only while {@link #on}. */
    Span begin(String name, SpanKind kind, String traceparent) {
        return tracer.spanBuilder(name)
                .setSpanKind(kind)
                .setParent(parent(traceparent))
                .startSpan();
    }

    /** Tells of work that has ended, if it belongs to a trace or is linked to one. */
    public void tell(Work work) {
        if (!on() || (work.traceparent() == null && work.links().isEmpty())) {
            return;
        }
        tellFollowed(work);
    }

    /** Tells of work and gives where its trace goes on; {@code null} if nobody follows it. */
    public String tellAndFollow(Work work) {
        boolean followed = on() && (work.traceparent() != null || !work.links().isEmpty());
        return followed ? text(tellFollowed(work)) : null;
    }

    private SpanContext tellFollowed(Work work) {
        SpanBuilder builder = tracer.spanBuilder(work.name())
                .setSpanKind(work.kind())
                .setParent(parent(work.traceparent()))
                .setStartTimestamp(work.startedAt());
        work.links().stream().limit(MOST_LINKS).map(Traces::context).forEach(builder::addLink);
        Span span = builder.startSpan();
        for (Map.Entry<String, String> attribute : work.attributes().entrySet()) {
            span.setAttribute(attribute.getKey(), attribute.getValue());
        }
        if (work.failed()) {
            span.setStatus(StatusCode.ERROR);
        }
        span.end(notBefore(work.startedAt(), work.endedAt()));
        return span.getSpanContext();
    }

    /** The {@code traceparent} of a followed span; {@code null} of another. */
    static String text(SpanContext span) {
        return span.isSampled()
                ? "00-" + span.getTraceId() + "-" + span.getSpanId() + "-"
                        + span.getTraceFlags().asHex()
                : null;
    }

    private static Context parent(String traceparent) {
        return traceparent == null ? Context.root() : Context.root().with(Span.wrap(context(traceparent)));
    }

    private static SpanContext context(String traceparent) {
        String[] parts = traceparent.split("-");
        return SpanContext.createFromRemoteParent(
                parts[1], parts[2], TraceFlags.fromHex(parts[3], 0), TraceState.getDefault());
    }

    /** The clocks of two machines may differ. */
    private static Instant notBefore(Instant first, Instant then) {
        return then.isBefore(first) ? first : then;
    }

    @PreDestroy
    void stop() {
        provider.ifPresent(sdk -> sdk.shutdown().join(2, TimeUnit.SECONDS));
    }
}
