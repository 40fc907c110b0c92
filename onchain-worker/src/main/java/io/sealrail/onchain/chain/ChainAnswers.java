package io.sealrail.onchain.chain;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.health.api.HealthGroup;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.health.HealthCheckResponse;

import io.sealrail.kit.health.Dependency;

/** Whether the node answers within 2 s: while it does not, credentials wait and nobody is restarted. */
@HealthGroup("dependencies")
@ApplicationScoped
public class ChainAnswers implements AsyncHealthCheck {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final EvmChain chain;

    ChainAnswers(EvmChain chain) {
        this.chain = chain;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return Dependency.answer("chain", chain::chainId, PATIENCE);
    }
}
