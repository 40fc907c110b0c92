package io.sealrail.verifier.anchor;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import io.sealrail.events.CredentialOnchain;
import io.sealrail.kit.listen.EventBatch;

/** Keeps the anchors. */
@ApplicationScoped
class CredentialOnchainListener {

    private final EventBatch batch;
    private final Anchors anchors;

    CredentialOnchainListener(EventBatch batch, Anchors anchors) {
        this.batch = batch;
        this.anchors = anchors;
    }

    @Incoming("credential-onchain")
    Uni<Void> on(ConsumerRecords<String, String> records) {
        return batch.apply(records, CredentialOnchain.class, anchors::learn);
    }
}
