package io.sealrail.issuance.agentcredential;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

import io.sealrail.events.CredentialWithdrawn;
import io.sealrail.issuance.Inputs;
import io.sealrail.issuance.Transactions;
import io.sealrail.issuance.organization.OrganizationCaller;
import io.sealrail.kit.http.Problem;
import io.sealrail.kit.outbox.Outbox;

/** Ends an agent and its credential, for ever: one transaction, with the event that has the credential revoked. */
@ApplicationScoped
public class DecommissionAgent {

    private final Pool pool;
    private final Transactions transactions;
    private final Outbox outbox;
    private final Clock clock;

    DecommissionAgent(Pool pool, Transactions transactions, Outbox outbox, Clock clock) {
        this.pool = pool;
        this.transactions = transactions;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** What else ends with an agent, in the same transaction and at the same time. */
    @FunctionalInterface
    public interface Ending {
        Uni<Void> end(SqlConnection transaction, Agent agent, Instant now);
    }

    /**
     * Decommissions the organisation's agent.
     *
     * @throws Problem (in the Uni) 404 {@code NOT_FOUND}, 409 {@code INVALID_STATE} when that was done before
     */
    public Uni<Void> decommission(String slug, OrganizationCaller caller, Ending also) {
        return transactions.detached(() -> pool.withTransaction(tx -> AgentRows.lock(tx, slug, caller.organizationId())
                .flatMap(agent -> end(tx, agent, caller.keyId(), also))));
    }

    private Uni<Void> end(SqlConnection tx, Agent agent, String keyId, Ending also) {
        if (agent.decommissioned()) {
            throw AgentRefusal.DECOMMISSIONED.problem();
        }
        Instant now = Inputs.now(clock);
        return AgentRows.end(tx, agent, now, keyId)
                .chain(() -> also.end(tx, agent, now))
                .chain(() -> AgentCredentialRows.endCurrent(tx, agent.agentId(), null, now))
                .flatMap(ended -> outbox.add(tx, events(ended, now)));
    }

    private static List<CredentialWithdrawn> events(Optional<AgentCredentialRows.Ended> ended, Instant now) {
        return ended.stream()
                .map(one -> new CredentialWithdrawn(one.credentialId(), one.issuerDid(), one.status(), now))
                .toList();
    }
}
