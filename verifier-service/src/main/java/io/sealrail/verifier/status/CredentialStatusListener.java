package io.sealrail.verifier.status;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import io.sealrail.events.CredentialStatus;
import io.sealrail.kit.listen.EventBatch;

/** Keeps the states of credentials. */
@ApplicationScoped
class CredentialStatusListener {

    private final EventBatch batch;
    private final CredentialStatuses statuses;

    CredentialStatusListener(EventBatch batch, CredentialStatuses statuses) {
        this.batch = batch;
        this.statuses = statuses;
    }

    @Incoming("credential-status")
    Uni<Void> on(ConsumerRecords<String, String> records) {
        return batch.apply(records, CredentialStatus.class, statuses::learn);
    }
}
