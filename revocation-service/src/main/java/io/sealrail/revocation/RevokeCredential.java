package io.sealrail.revocation;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

import io.sealrail.events.CredentialStatus;
import io.sealrail.events.CredentialStatus.Cause;

/** Revokes a credential for good on an operator's word. Of several concurrent calls exactly one succeeds. */
@ApplicationScoped
class RevokeCredential {

    /** @param reason 1 to 1000 characters; kept in the history, never published */
    record Order(String credentialId, String reason, String operator, String authorization) {

        /** Names neither the reason nor the token. */
        @Override
        public String toString() {
            return "Order[credentialId=" + credentialId + "]";
        }
    }

    private final Pool pool;
    private final Revocables revocables;
    private final ChangeStatus changeStatus;
    private final CredentialOwner owner;

    RevokeCredential(Pool pool, Revocables revocables, ChangeStatus changeStatus, CredentialOwner owner) {
        this.pool = pool;
        this.revocables = revocables;
        this.changeStatus = changeStatus;
        this.owner = owner;
    }

    /**
     * @throws io.sealrail.kit.http.Problem 404 if nobody knows the credential, 409 if it is revoked already, 503 if it is
     *     not known here and its owner cannot be asked
     */
    Uni<CredentialStatus> revoke(Order order) {
        return revocables
                .state(pool, order.credentialId())
                .chain(state -> state.isPresent()
                        ? pool.withTransaction(transaction -> change(transaction, order))
                        : owner.find(order.credentialId(), order.authorization())
                                .chain(found -> pool.withTransaction(transaction -> revocables
                                        .add(transaction, List.of(found))
                                        .chain(() -> change(transaction, order)))));
    }

    private Uni<CredentialStatus> change(SqlConnection transaction, Order order) {
        var decision = new ChangeStatus.Decision(Transition.REVOKE, Cause.OPERATOR, order.operator());
        var reasons = new TreeMap<>(Map.of(order.credentialId(), order.reason()));
        return changeStatus
                .apply(transaction, decision, reasons)
                .map(changes -> changes.stream().findFirst().orElseThrow(Refusals::alreadyRevoked));
    }
}
