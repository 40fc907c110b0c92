package io.sealrail.issuance.agentcredential;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import io.sealrail.events.StatusReference;
import io.sealrail.issuance.IssuanceConfig;
import io.sealrail.issuance.Transactions;
import io.sealrail.kit.http.Problem;

/**
 * Keeps an agent's next credential back while those that it has are revoked. A fence is a row that expires by itself, by the
 * clock of the database: whoever took it and died holds nobody up for longer.
 */
@ApplicationScoped
public class RevocationFences {

    static final int MOST_WAITERS = 64;
    private static final long LOOK_AGAIN_MILLIS = 50;

    private static final String STANDING = """
            select a.status, exists (select from revocations_under_way r
                    where r.agent_id = a.agent_id and r.expires_at > clock_timestamp()) as under_way
            from agents a where a.slug = $1 and a.organization_id = $2""";
    private static final String UNDER_WAY = """
            select exists (select from revocations_under_way
                    where agent_id = $1 and expires_at > clock_timestamp()) as under_way""";
    private static final String NOT_REVOKED = """
            select credential_id, issuer_did, agent_version, status_list_id, status_list_index, active, expires_at
            from credentials where agent_id = $1 and status <> 'REVOKED' order by agent_version desc""";
    private static final String FORGET =
            "delete from revocations_under_way where agent_id = $1 and expires_at <= clock_timestamp()";
    private static final String TAKE = """
            insert into revocations_under_way as r (fence_id, agent_id, expires_at)
            values ($1, $2, clock_timestamp() + $3 * interval '1 millisecond')
            on conflict (fence_id) do update set expires_at = excluded.expires_at where r.agent_id = excluded.agent_id""";
    private static final String RELEASE = """
            delete from revocations_under_way r using agents a
            where r.fence_id = $1 and a.agent_id = r.agent_id and a.slug = $2""";

    private final Pool pool;
    private final Transactions transactions;
    private final Vertx vertx;
    private final Clock clock;
    private final Duration time;
    private final Semaphore waiters = new Semaphore(MOST_WAITERS);

    RevocationFences(Pool pool, Transactions transactions, Vertx vertx, Clock clock, IssuanceConfig config) {
        this.pool = pool;
        this.transactions = transactions;
        this.vertx = vertx;
        this.clock = clock;
        this.time = config.agents().revocationFence();
    }

    /** A credential that may still have to be revoked. */
    public record Fenced(String credentialId, String issuerDid, int version, StatusReference status) {}

    /**
     * A fence that stands.
     *
     * @param fenceId what it is released by
     * @param expiresIn when it falls by itself, from now on
     * @param credentials every credential of the agent that is not known as revoked, newest first
     */
    public record Fence(UUID fenceId, Duration expiresIn, List<Fenced> credentials) {}

    /**
     * Puts up a fence; publications that hold the agent's row are waited for, and their credentials are among those given. Asked
     * for again, the fence that stands is given its whole time anew.
     *
     * @param fenceId random, chosen by whoever asks, so that he can release what he got no answer about
     * @throws Problem (in the Uni) 404 {@code NOT_FOUND}, 409 {@code INVALID_STATE} when there is nothing to revoke; 400
     *     {@code VALIDATION} for the id of another agent's fence
     */
    public Uni<Fence> take(String slug, String organizationId, UUID fenceId) {
        return transactions.detached(() -> pool.withTransaction(
                tx -> AgentRows.lock(tx, slug, organizationId).flatMap(agent -> notRevoked(tx, agent)
                        .call(() -> tx.preparedQuery(FORGET).execute(Tuple.of(agent.agentId())))
                        .call(() -> putUp(tx, fenceId, agent.agentId()))
                        .map(credentials -> new Fence(fenceId, time, credentials)))));
    }

    private Uni<Void> putUp(SqlConnection tx, UUID fenceId, UUID agentId) {
        return tx.preparedQuery(TAKE)
                .execute(Tuple.of(fenceId, agentId, (double) time.toMillis()))
                .invoke(taken -> {
                    if (taken.rowCount() == 0) {
                        throw Problem.of(400, "VALIDATION", "the fenceId is that of another agent's fence");
                    }
                })
                .replaceWithVoid();
    }

    /** Takes the fence down, if it still stands; who knows its id is who put it up. */
    public Uni<Void> release(String slug, UUID fenceId) {
        return transactions
                .detached(() -> pool.preparedQuery(RELEASE).execute(Tuple.of(fenceId, slug)))
                .replaceWithVoid();
    }

    /**
     * Waits, holding nothing, until no fence stands; refuses what is unknown or decommissioned, and with 503 whoever would wait
     * when as many do on this replica as may.
     */
    Uni<Void> awaitNone(String slug, String organizationId) {
        return stands(slug, organizationId)
                .flatMap(stands ->
                        stands ? await(slug, organizationId) : Uni.createFrom().voidItem());
    }

    private Uni<Void> await(String slug, String organizationId) {
        if (!waiters.tryAcquire()) {
            throw AgentRefusal.REVOCATION_UNDER_WAY.problem();
        }
        return lookAgain(slug, organizationId).onTermination().invoke(() -> waiters.release());
    }

    private Uni<Void> lookAgain(String slug, String organizationId) {
        return pause().chain(() -> stands(slug, organizationId))
                .flatMap(stands -> stands
                        ? lookAgain(slug, organizationId)
                        : Uni.createFrom().voidItem());
    }

    private Uni<Boolean> stands(String slug, String organizationId) {
        return pool.preparedQuery(STANDING)
                .execute(Tuple.of(slug, organizationId))
                .map(rows -> AgentRows.first(rows).orElseThrow(AgentRefusal.UNKNOWN::problem))
                .map(row -> {
                    if (!"active".equals(row.getString("status"))) {
                        throw AgentRefusal.DECOMMISSIONED.problem();
                    }
                    return row.getBoolean("under_way");
                });
    }

    /** Whether a fence stands before the locked agent. */
    Uni<Boolean> underWay(SqlClient transaction, UUID agentId) {
        return transaction.preparedQuery(UNDER_WAY).execute(Tuple.of(agentId)).map(rows -> rows.iterator()
                .next()
                .getBoolean("under_way"));
    }

    private Uni<Void> pause() {
        return Uni.createFrom()
                .emitter(emitter -> vertx.setTimer(LOOK_AGAIN_MILLIS, ignored -> emitter.complete(null)));
    }

    private Uni<List<Fenced>> notRevoked(SqlConnection tx, Agent agent) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        return tx.preparedQuery(NOT_REVOKED).execute(Tuple.of(agent.agentId())).map(rows -> {
            List<Row> found = StreamSupport.stream(rows.spliterator(), false).toList();
            if (found.stream()
                    .noneMatch(row -> row.getBoolean("active")
                            && row.getOffsetDateTime("expires_at").isAfter(now))) {
                throw AgentRefusal.NO_ACTIVE_CREDENTIAL.problem();
            }
            return found.stream().map(RevocationFences::fenced).toList();
        });
    }

    private static Fenced fenced(Row row) {
        return new Fenced(
                row.getString("credential_id"),
                row.getString("issuer_did"),
                row.getInteger("agent_version"),
                new StatusReference(row.getString("status_list_id"), row.getInteger("status_list_index")));
    }
}
