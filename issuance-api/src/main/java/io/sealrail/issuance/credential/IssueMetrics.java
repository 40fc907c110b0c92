package io.sealrail.issuance.credential;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;

import io.sealrail.kit.http.Problem;

/** Counts what was accepted, and what was refused by its code. */
@ApplicationScoped
public class IssueMetrics {

    private final MeterRegistry registry;

    IssueMetrics(MeterRegistry registry) {
        this.registry = registry;
        registry.counter("sealrail.issue.accepted");
        for (IssueRefusal refusal : IssueRefusal.values()) {
            registry.counter("sealrail.issue.refused", "code", refusal.name());
        }
    }

    void accepted() {
        registry.counter("sealrail.issue.accepted").increment();
    }

    /** Counts a refusal of an issue call or webhook. */
    public void refused(Throwable failure) {
        String code = failure instanceof Problem problem ? problem.code() : "INTERNAL";
        registry.counter("sealrail.issue.refused", "code", code).increment();
    }
}
