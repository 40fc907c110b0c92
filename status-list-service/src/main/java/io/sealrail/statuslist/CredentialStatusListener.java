package io.sealrail.statuslist;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import io.sealrail.events.CredentialStatus;
import io.sealrail.kit.listen.EventBatch;

/** Hears of changed statuses, a polled batch at a time. */
@ApplicationScoped
class CredentialStatusListener {

    private final EventBatch batch;
    private final ApplyStatuses applyStatuses;

    CredentialStatusListener(EventBatch batch, ApplyStatuses applyStatuses) {
        this.batch = batch;
        this.applyStatuses = applyStatuses;
    }

    @Incoming("credential-status")
    Uni<Void> heard(ConsumerRecords<String, String> records) {
        return batch.apply(records, CredentialStatus.class, events -> applyStatuses
                .apply(events)
                .replaceWithVoid());
    }
}
