package io.sealrail.issuance.agentkey;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.sealrail.issuance.Inputs;
import io.sealrail.issuance.Transactions;
import io.sealrail.issuance.agentcredential.Agent;
import io.sealrail.issuance.agentcredential.AgentRefusal;
import io.sealrail.issuance.agentcredential.PublishAgent;
import io.sealrail.issuance.agentcredential.PublishAgent.Published;
import io.sealrail.issuance.issuer.PlatformIssuer;
import io.sealrail.issuance.organization.OrganizationCaller;
import io.sealrail.kit.http.Problem;

/** Gives an agent its next key, and the credential that names it, in one transaction; the key before it ends at once. */
@ApplicationScoped
class RotateAgentKey {

    private final OfferedKeys offered;
    private final AgentKeys keys;
    private final AgentDids dids;
    private final PublishAgent publishing;
    private final PlatformIssuer platformIssuer;
    private final Transactions transactions;
    private final Clock clock;

    RotateAgentKey(
            OfferedKeys offered,
            AgentKeys keys,
            AgentDids dids,
            PublishAgent publishing,
            PlatformIssuer platformIssuer,
            Transactions transactions,
            Clock clock) {
        this.offered = offered;
        this.keys = keys;
        this.dids = dids;
        this.publishing = publishing;
        this.platformIssuer = platformIssuer;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Rotates; waits while the agent's credentials are being revoked.
     *
     * @throws Problem 400 {@code VALIDATION} for a key or proof that is none; 404 {@code NOT_FOUND}; 409 {@code INVALID_STATE} for
     *     a key that the agent has or had, or a decommissioned agent; 503 while nothing can be issued
     */
    Uni<RotatedKey> rotate(String slug, OrganizationCaller caller, KeyRequest request) {
        if (!Agent.isSlug(slug)) {
            throw AgentRefusal.UNKNOWN.problem();
        }
        String next = offered.ofRotation(slug, request.publicKeyMultibase(), request.publicKeyProof());
        return publishing
                .publish(slug, caller, (tx, agent) -> keys.replace(tx, agent, next, Inputs.now(clock))
                        .replaceWith(agent.withPublicKey(next)))
                .invoke(() -> keys.changed(slug))
                .flatMap(published -> transactions
                        .detached(() -> keys.load(slug))
                        .map(now -> answer(slug, published, now.orElseThrow())));
    }

    private RotatedKey answer(String slug, Published published, AgentKeys.KeysOfAgent now) {
        return new RotatedKey(
                platformIssuer.didOfAgent(slug),
                dids.resolved(slug, now).document(),
                published.agent().version(),
                published.credential().credentialId(),
                null);
    }
}
