package io.sealrail.issuance.agentcredential;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

import io.sealrail.events.IssueRequested;
import io.sealrail.issuance.Inputs;
import io.sealrail.issuance.Transactions;
import io.sealrail.issuance.backlog.Backlog;
import io.sealrail.issuance.organization.OrganizationCaller;
import io.sealrail.kit.db.UnhurriedTransaction;
import io.sealrail.kit.http.Problem;
import io.sealrail.kit.outbox.Outbox;

/**
 * Makes the next version of an agent and its credential, and ends the credential before it: one transaction, under the lock of
 * the agent's row. While the agent's credentials are being revoked, it waits outside of any transaction.
 */
@ApplicationScoped
public class PublishAgent {

    private final Pool pool;
    private final Transactions transactions;
    private final SignAgentCredential signing;
    private final RevocationFences fences;
    private final Outbox outbox;
    private final Backlog backlog;
    private final Clock clock;

    PublishAgent(
            Pool pool,
            Transactions transactions,
            SignAgentCredential signing,
            RevocationFences fences,
            Outbox outbox,
            Backlog backlog,
            Clock clock) {
        this.pool = pool;
        this.transactions = transactions;
        this.signing = signing;
        this.fences = fences;
        this.outbox = outbox;
        this.backlog = backlog;
        this.clock = clock;
    }

    /** An agent and the credential that says what it is. */
    public record Published(Agent agent, AgentCredential credential) {}

    /**
     * Stores a new agent, with its first credential.
     *
     * @param agent with version 1
     * @param keyId of whoever registers it
     * @param also what else commits with it
     * @throws Problem (in the Uni) 409 {@code SLUG_TAKEN}; 503 while no status list is served or too many events wait
     */
    public Uni<Published> register(Agent agent, String keyId, Function<SqlConnection, Uni<Void>> also) {
        return transactions.detached(
                () -> means().flatMap(means -> pool.withTransaction(tx -> AgentRows.add(tx, agent, keyId)
                        .chain(() -> also.apply(tx))
                        .chain(() -> issue(tx, agent, means, agent.createdAt())))));
    }

    /**
     * Publishes the next version of the organisation's agent.
     *
     * @param change given the transaction and the agent as it is, stores what it has to and gives the agent as it is to be; it
     *     may refuse with a {@link Problem}, and may be called again when a revocation came between
     * @throws Problem (in the Uni) 404 {@code NOT_FOUND}, 409 {@code INVALID_STATE} when it is decommissioned; 503 as above
     */
    public Uni<Published> publish(
            String slug, OrganizationCaller caller, BiFunction<SqlConnection, Agent, Uni<Agent>> change) {
        return transactions.detached(() -> attempt(slug, caller, change));
    }

    private Uni<Published> attempt(
            String slug, OrganizationCaller caller, BiFunction<SqlConnection, Agent, Uni<Agent>> change) {
        return fences.awaitNone(slug, caller.organizationId())
                .chain(this::means)
                .flatMap(means -> pool.withTransaction(tx -> AgentRows.lock(tx, slug, caller.organizationId())
                        .call(agent -> refuseDecommissioned(agent))
                        .flatMap(agent -> fences.underWay(tx, agent.agentId())
                                .flatMap(underWay -> underWay
                                        ? Uni.createFrom().item(Optional.<Published>empty())
                                        : change(tx, agent, change, means, caller.keyId())
                                                .map(Optional::of)))))
                .flatMap(published -> published
                        .map(done -> Uni.createFrom().item(done))
                        .orElseGet(() -> attempt(slug, caller, change)));
    }

    private Uni<Published> change(
            SqlConnection tx,
            Agent agent,
            BiFunction<SqlConnection, Agent, Uni<Agent>> change,
            Means means,
            String keyId) {
        Instant now = Inputs.now(clock);
        return change.apply(tx, agent)
                .map(changed -> changed.nextVersion(now))
                .call(next -> AgentRows.change(tx, next, keyId))
                .flatMap(next -> issue(tx, next, means, now));
    }

    private Uni<Means> means() {
        if (backlog.full()) {
            throw AgentRefusal.BACKLOG_FULL.problem();
        }
        return signing.means();
    }

    private static Uni<Void> refuseDecommissioned(Agent agent) {
        if (agent.decommissioned()) {
            throw AgentRefusal.DECOMMISSIONED.problem();
        }
        return Uni.createFrom().voidItem();
    }

    private Uni<Published> issue(SqlConnection tx, Agent agent, Means means, Instant now) {
        return UnhurriedTransaction.of(tx)
                .chain(() -> signing.sign(agent, means, now))
                .call(credential -> AgentCredentialRows.endCurrent(tx, agent.agentId(), credential.credentialId(), now)
                        .call(() -> AgentCredentialRows.add(tx, agent, credential))
                        .flatMap(ended -> outbox.add(tx, List.of(event(credential, ended)))))
                .map(credential -> new Published(agent, credential));
    }

    private static IssueRequested event(AgentCredential credential, Optional<AgentCredentialRows.Ended> ended) {
        return new IssueRequested(
                credential.credentialId(),
                "agent",
                credential.coreClaimHash(),
                credential.issuerDid(),
                null,
                credential.status(),
                ended.map(one -> new IssueRequested.Replaced(one.credentialId(), one.status()))
                        .orElse(null),
                credential.issuedAt(),
                credential.expiresAt());
    }
}
