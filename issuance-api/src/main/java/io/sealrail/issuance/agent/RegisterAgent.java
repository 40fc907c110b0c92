package io.sealrail.issuance.agent;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.sealrail.issuance.Inputs;
import io.sealrail.issuance.agentcredential.Agent;
import io.sealrail.issuance.agentcredential.PublishAgent;
import io.sealrail.issuance.agentkey.AgentKeys;
import io.sealrail.issuance.agentkey.OfferedKeys;
import io.sealrail.issuance.issuer.PlatformIssuer;
import io.sealrail.issuance.organization.OrganizationCaller;
import io.sealrail.kit.http.Problem;

/** Registers an agent, with its first credential. */
@ApplicationScoped
class RegisterAgent {

    private final Agents agents;
    private final PublishAgent publishing;
    private final OfferedKeys offeredKeys;
    private final AgentKeys agentKeys;
    private final PlatformIssuer issuer;
    private final Clock clock;

    RegisterAgent(
            Agents agents,
            PublishAgent publishing,
            OfferedKeys offeredKeys,
            AgentKeys agentKeys,
            PlatformIssuer issuer,
            Clock clock) {
        this.agents = agents;
        this.publishing = publishing;
        this.offeredKeys = offeredKeys;
        this.agentKeys = agentKeys;
        this.issuer = issuer;
        this.clock = clock;
    }

    /**
     * Registers.
     *
     * @throws Problem 400 {@code INVALID_SLUG} or {@code VALIDATION}; 409 {@code SLUG_TAKEN}; 503 while nothing can be issued
     */
    Uni<AgentView> register(OrganizationCaller caller, AgentRequest request) {
        Agent agent = agent(caller.organizationId(), request, Inputs.now(clock));
        return agents.requireFree(agent.slug())
                .chain(() -> publishing.register(agent, caller.keyId(), tx -> agentKeys.register(tx, agent)))
                .map(published -> AgentView.of(
                        published.agent(),
                        issuer.didOfAgent(agent.slug()),
                        published.credential().credentialId()));
    }

    private Agent agent(String organizationId, AgentRequest request, Instant now) {
        return new Agent(
                UUID.randomUUID(),
                AgentRules.slug(request.slug()),
                organizationId,
                AgentRules.displayName(request.displayName()),
                AgentRules.description(request.description()),
                AgentRules.capabilities(request.capabilities()),
                AgentRules.metadata(request.metadata()),
                offeredKeys.ofNewAgent(request.slug(), request.publicKeyMultibase(), request.publicKeyProof()),
                1,
                false,
                now,
                now);
    }
}
