package io.sealrail.issuance.agentkey;

import java.time.Clock;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.sealrail.credential.did.DidDocument;
import io.sealrail.issuance.agentcredential.Agent;
import io.sealrail.issuance.issuer.DidSource;
import io.sealrail.issuance.issuer.PlatformIssuer;
import io.sealrail.issuance.issuer.ResolvedDid;

/** The DID documents of agents: every key they ever had; the one in use authenticates. A decommissioned agent's stays, with
 * none in use. */
@ApplicationScoped
class AgentDids implements DidSource {

    private final PlatformIssuer platformIssuer;
    private final AgentKeys keys;
    private final Clock clock;

    AgentDids(PlatformIssuer platformIssuer, AgentKeys keys, Clock clock) {
        this.platformIssuer = platformIssuer;
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public Uni<Optional<ResolvedDid>> resolve(String did) {
        String slug = did.substring(did.lastIndexOf(':') + 1);
        return Agent.isSlug(slug) && did.equals(platformIssuer.didOfAgent(slug))
                ? bySlug(slug)
                : Uni.createFrom().item(Optional.empty());
    }

    /** The document of the agent, as of a moment ago; empty when there is none. */
    Uni<Optional<ResolvedDid>> bySlug(String slug) {
        return Agent.isSlug(slug)
                ? keys.bySlug(slug).map(found -> found.map(agent -> resolved(slug, agent)))
                : Uni.createFrom().item(Optional.empty());
    }

    ResolvedDid resolved(String slug, AgentKeys.KeysOfAgent agent) {
        return new ResolvedDid(
                DidDocument.ofHolder(platformIssuer.didOfAgent(slug), agent.keys(), clock.instant()),
                agent.decommissioned());
    }
}
