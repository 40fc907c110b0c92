package io.sealrail.kit.trace;

import java.util.List;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;

/** Follows work that was done for followed work, and a share of the calls that come from outside. */
final class LinkedOrRatio implements Sampler {

    private final Sampler ratio;

    LinkedOrRatio(Sampler ratio) {
        this.ratio = ratio;
    }

    @Override
    public SamplingResult shouldSample(
            Context parent, String traceId, String name, SpanKind kind, Attributes attributes, List<LinkData> links) {
        return links.isEmpty()
                ? ratio.shouldSample(parent, traceId, name, kind, attributes, links)
                : SamplingResult.recordAndSample();
    }

    @Override
    public String getDescription() {
        return "LinkedOr{" + ratio.getDescription() + "}";
    }
}
