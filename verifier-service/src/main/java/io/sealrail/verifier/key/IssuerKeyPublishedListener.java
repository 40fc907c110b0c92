package io.sealrail.verifier.key;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import io.sealrail.events.IssuerKeyPublished;
import io.sealrail.kit.listen.EventBatch;

/** Keeps the keys of our issuers. */
@ApplicationScoped
class IssuerKeyPublishedListener {

    private final EventBatch batch;
    private final IssuerKeys keys;

    IssuerKeyPublishedListener(EventBatch batch, IssuerKeys keys) {
        this.batch = batch;
        this.keys = keys;
    }

    @Incoming("issuer-key-published")
    Uni<Void> on(ConsumerRecords<String, String> records) {
        return batch.apply(records, IssuerKeyPublished.class, keys::learn);
    }
}
