package io.sealrail.revocation;

import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import org.jboss.logging.Logger;

import io.sealrail.events.CredentialStatus;
import io.sealrail.events.CredentialStatus.Cause;
import io.sealrail.kit.http.Problem;

/**
 * Ends every credential of an agent that was accepted so far, on the word of an admin of its organization: a fence in
 * issuance-api keeps the next one back until the answer has left. Of several concurrent calls exactly one succeeds.
 */
@ApplicationScoped
class RevokeAgent {

    private static final Logger log = Logger.getLogger(RevokeAgent.class);
    private static final int MOST_FENCES = 3;

    /**
     * What is to end.
     *
     * @param reason 1 to 1000 characters; kept in the history, never published
     * @param afterAnswer runs what it is given once the answer has left, or at once if nobody waits for it any more
     */
    record Order(String slug, String reason, ApiCaller caller, String authorization, Consumer<Runnable> afterAnswer) {

        /** Names neither the reason nor the key. */
        @Override
        public String toString() {
            return "Order[slug=" + slug + "]";
        }
    }

    /**
     * What has ended.
     *
     * @param credentialId the credential that was current
     * @param changes every credential that this call has ended
     */
    record Ended(String credentialId, List<CredentialStatus> changes) {

        CredentialStatus current() {
            return changes.stream()
                    .filter(change -> change.credentialId().equals(credentialId))
                    .findFirst()
                    .orElseThrow();
        }

        Instant revokedAt() {
            return current().changedAt();
        }
    }

    /** @param inTime whether the fence stood until the commit */
    private record Committed(Ended ended, boolean inTime) {}

    private final Pool pool;
    private final AgentRegistry registry;
    private final Revocables revocables;
    private final ChangeStatus changeStatus;

    RevokeAgent(Pool pool, AgentRegistry registry, Revocables revocables, ChangeStatus changeStatus) {
        this.pool = pool;
        this.registry = registry;
        this.revocables = revocables;
        this.changeStatus = changeStatus;
    }

    /** Fails with the {@link Problem}s of {@link AgentRegistry#fence}, and with 409 if another call was faster. */
    Uni<Ended> revoke(Order order) {
        return end(order, null, MOST_FENCES);
    }

    /** @param before what has ended under a fence that did not stand until the commit; {@code null} at first */
    private Uni<Ended> end(Order order, Ended before, int fences) {
        long asked = System.nanoTime();
        UUID fenceId = UUID.randomUUID();
        return registry.fence(fenceId, order.slug(), order.authorization())
                .chain(fence -> commit(order, fence, before).map(ended -> new Committed(ended, stands(fence, asked))))
                .onTermination()
                .invoke(() ->
                        order.afterAnswer().accept(() -> registry.lift(fenceId, order.slug(), order.authorization())))
                .chain(committed -> committed.inTime()
                        ? Uni.createFrom().item(committed.ended())
                        : again(order, committed.ended(), fences))
                .onFailure(failure -> before != null && isNothingActive(failure))
                .recoverWithItem(before);
    }

    private Uni<Ended> again(Order order, Ended ended, int fences) {
        log.warn("fence of an agent fell before the commit, the revocation is repeated");
        return fences > 1 ? end(order, ended, fences - 1) : Uni.createFrom().failure(Refusals.registryAway());
    }

    private Uni<Ended> commit(Order order, AgentFence fence, Ended before) {
        var decision = new ChangeStatus.Decision(
                Transition.REVOKE, Cause.OWNER, order.caller().actor());
        var reasons = new TreeMap<String, String>();
        fence.credentials().forEach(each -> reasons.put(each.credentialId(), order.reason()));
        return pool.withTransaction(transaction -> revocables
                .add(transaction, fence.revocables())
                .chain(() -> changeStatus.apply(transaction, decision, reasons))
                .map(changes -> ended(fence, changes, before)));
    }

    /** Fails with 409, which takes the transaction back, if the current credential was ended by somebody else. */
    private static Ended ended(AgentFence fence, List<CredentialStatus> changes, Ended before) {
        String newest = fence.newest().credentialId();
        boolean endedNewest =
                changes.stream().anyMatch(change -> change.credentialId().equals(newest));
        if (before == null && !endedNewest) {
            throw Refusals.nothingActive();
        }
        List<CredentialStatus> all = before == null
                ? changes
                : Stream.concat(before.changes().stream(), changes.stream()).toList();
        return new Ended(endedNewest ? newest : before.credentialId(), all);
    }

    /** Counted from before it was asked for, so it stands at least as long as it does by this count. */
    private static boolean stands(AgentFence fence, long asked) {
        return (System.nanoTime() - asked) / 1_000_000 < fence.expiresInMillis();
    }

    private static boolean isNothingActive(Throwable failure) {
        return failure instanceof Problem problem && problem.status() == 409;
    }
}
