package io.sealrail.issuance.notarycredential;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;

import io.sealrail.kit.http.Problem;

/** Counts what was issued by profile, and what was refused by its most specific code. */
@ApplicationScoped
class NotaryCredentialMetrics {

    private final MeterRegistry registry;

    NotaryCredentialMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void issued(CredentialAnswer answer) {
        registry.counter("sealrail.notary.credentials.issued", "profile", answer.credentialProfile())
                .increment();
    }

    void refused(Throwable failure) {
        String code = failure instanceof Problem problem ? problem.reason().orElse(problem.code()) : "server.error";
        registry.counter("sealrail.notary.credentials.refused", "code", code).increment();
    }
}
