package io.sealrail.issuance.agentcredential;

import jakarta.inject.Inject;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import org.junit.jupiter.api.Test;

import io.sealrail.issuance.IssuanceConfig;
import io.sealrail.issuance.issuer.IssuerKeys;
import io.sealrail.issuance.issuer.TestPlatformIssuer;
import io.sealrail.issuance.status.StatusIndexes;
import io.sealrail.kit.http.Problem;
import io.sealrail.kit.work.Workers;
import io.sealrail.stack.StackResource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "chain", value = "false"))
class IssuerNotReadyTest {

    @Inject
    IssuerKeys keys;

    @Inject
    StatusIndexes indexes;

    @Inject
    Workers workers;

    @Inject
    IssuanceConfig config;

    @Inject
    MeterRegistry metrics;

    @Test
    void answers503UntilThePlatformIssuerExists() {
        Uni<Means> means = new SignAgentCredential(
                        TestPlatformIssuer.of("https://not-made-yet.test"), keys, indexes, workers, config, metrics)
                .means();

        Problem refusal = assertThrows(Problem.class, () -> means.await().indefinitely());

        assertEquals(503, refusal.status());
        assertEquals("NOT_READY", refusal.code());
        assertTrue(refusal.retryAfterSeconds().isPresent());
    }
}
