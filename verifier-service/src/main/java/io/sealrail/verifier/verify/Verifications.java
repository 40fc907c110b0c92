package io.sealrail.verifier.verify;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;

import io.sealrail.verifier.result.Verification;

/** Counts verifications by their outcome and by the first finding that kept them from passing. */
@ApplicationScoped
class Verifications {

    private final MeterRegistry metrics;

    Verifications(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    void count(Verification verification) {
        String code = verification.results().stream()
                .filter(line -> line.counts() && !line.passed())
                .findFirst()
                .map(line -> line.code().name())
                .orElse("NONE");
        metrics.counter("sealrail.verifications", "valid", String.valueOf(verification.valid()), "code", code)
                .increment();
    }
}
