package io.sealrail.issuance.credential;

import java.util.List;
import java.util.function.BinaryOperator;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import io.sealrail.events.CredentialStatus;
import io.sealrail.kit.listen.EventBatch;

/** Keeps the status of the credentials; revoked is final and frees the slot for a new credential. */
@ApplicationScoped
class CredentialStatusListener {

    private static final String APPLY = """
            with g as (
                select * from unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::timestamptz[])
                    as e(credential_id, state, cause, sequence, changed_at)),
            locked as (
                select c.credential_id from credentials c join g on g.credential_id = c.credential_id
                order by c.credential_id for no key update of c)
            update credentials c set status = g.state, status_cause = g.cause, status_sequence = g.sequence,
                status_changed_at = g.changed_at, active = c.active and g.state <> 'REVOKED'
            from g join locked on locked.credential_id = g.credential_id
            where c.credential_id = g.credential_id and c.status <> 'REVOKED'
                and (c.status_sequence < g.sequence or g.state = 'REVOKED')""";

    private static final BinaryOperator<CredentialStatus> FINAL_OR_LATEST = (a, b) -> {
        if (isFinal(a) != isFinal(b)) {
            return isFinal(a) ? a : b;
        }
        return b.sequence() > a.sequence() ? b : a;
    };

    private final EventBatch batches;
    private final Pool pool;

    CredentialStatusListener(EventBatch batches, Pool pool) {
        this.batches = batches;
        this.pool = pool;
    }

    @Incoming("credential-status")
    Uni<Void> on(ConsumerRecords<String, String> records) {
        return batches.apply(records, CredentialStatus.class, this::apply);
    }

    private Uni<Void> apply(List<CredentialStatus> events) {
        List<CredentialStatus> decisive =
                EventsByCredential.reduce(events, CredentialStatus::credentialId, FINAL_OR_LATEST);
        return pool.preparedQuery(APPLY)
                .execute(Tuple.of(
                        SqlColumns.texts(decisive, CredentialStatus::credentialId),
                        SqlColumns.texts(decisive, event -> event.state().name()),
                        SqlColumns.texts(
                                decisive,
                                event -> event.cause() == null
                                        ? null
                                        : event.cause().name()),
                        SqlColumns.longs(decisive, CredentialStatus::sequence),
                        SqlColumns.times(decisive, CredentialStatus::changedAt)))
                .replaceWithVoid();
    }

    private static boolean isFinal(CredentialStatus event) {
        return event.state() == CredentialStatus.State.REVOKED;
    }
}
