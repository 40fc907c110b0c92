package io.sealrail.revocation;

import java.util.List;
import java.util.TreeMap;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

import io.sealrail.events.CredentialStatus;
import io.sealrail.events.CredentialStatus.Cause;

/**
 * Changes the status of a credential on an operator's word. Concurrent changes come one after the other, each from the state that
 * the one before has left; of several equal ones exactly one succeeds.
 */
@ApplicationScoped
class ChangeCredential {

    /** @param reason 1 to 1000 characters, or {@code null}; kept in the history, never published */
    record Order(String credentialId, Transition transition, String reason, String operator, String authorization) {

        /** Names neither the reason nor the token. */
        @Override
        public String toString() {
            return "Order[credentialId=" + credentialId + ", transition=" + transition + "]";
        }
    }

    private final Pool pool;
    private final Revocables revocables;
    private final ChangeStatus changeStatus;
    private final CredentialOwner owner;

    ChangeCredential(Pool pool, Revocables revocables, ChangeStatus changeStatus, CredentialOwner owner) {
        this.pool = pool;
        this.revocables = revocables;
        this.changeStatus = changeStatus;
        this.owner = owner;
    }

    /**
     * @throws io.sealrail.kit.http.Problem 404 if nobody knows the credential, 409 if it cannot change so, 503 if what decides
     *     is not known here and its owner cannot be asked
     */
    Uni<CredentialStatus> change(Order order) {
        return revocables
                .standing(pool, order.credentialId())
                .chain(standing -> standing.isEmpty() || order.transition().asksForKindOf(standing.get())
                        ? owner.find(order.credentialId(), order.authorization())
                                .chain(found -> pool.withTransaction(transaction -> revocables
                                        .add(transaction, List.of(found))
                                        .chain(() -> change(transaction, order))))
                        : pool.withTransaction(transaction -> change(transaction, order)));
    }

    private Uni<CredentialStatus> change(SqlConnection transaction, Order order) {
        var decision = new ChangeStatus.Decision(order.transition(), Cause.OPERATOR, order.operator());
        var reasons = new TreeMap<String, String>();
        reasons.put(order.credentialId(), order.reason());
        return revocables
                .lock(transaction, order.credentialId())
                .invoke(order.transition()::require)
                .chain(() -> changeStatus.apply(transaction, decision, reasons))
                .map(changes -> changes.get(0));
    }
}
