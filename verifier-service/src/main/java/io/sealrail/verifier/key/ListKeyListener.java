package io.sealrail.verifier.key;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import io.sealrail.events.StatusListPublished;
import io.sealrail.kit.listen.EventBatch;

/** Keeps the keys that sign the status lists of our issuers. */
@ApplicationScoped
class ListKeyListener {

    private final EventBatch batch;
    private final IssuerKeys keys;

    ListKeyListener(EventBatch batch, IssuerKeys keys) {
        this.batch = batch;
        this.keys = keys;
    }

    @Incoming("status-list-published")
    Uni<Void> on(ConsumerRecords<String, String> records) {
        return batch.apply(records, StatusListPublished.class, keys::learnListKeys);
    }
}
