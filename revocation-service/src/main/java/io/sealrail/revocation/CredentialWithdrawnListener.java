package io.sealrail.revocation;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import io.sealrail.events.CredentialWithdrawn;
import io.sealrail.kit.listen.EventBatch;

/** Hears of credentials that their owners have withdrawn, a polled batch at a time. */
@ApplicationScoped
class CredentialWithdrawnListener {

    private final EventBatch batch;
    private final EndWithdrawn endWithdrawn;

    CredentialWithdrawnListener(EventBatch batch, EndWithdrawn endWithdrawn) {
        this.batch = batch;
        this.endWithdrawn = endWithdrawn;
    }

    @Incoming("credential-withdrawn")
    Uni<Void> withdrawn(ConsumerRecords<String, String> records) {
        return batch.applyTraced(records, CredentialWithdrawn.class, endWithdrawn::end);
    }
}
