package io.sealrail.statuslist;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import io.sealrail.events.IssuerKeyPublished;
import io.sealrail.kit.listen.EventBatch;

/** Hears of issuers and the lists that they need, a polled batch at a time. */
@ApplicationScoped
class IssuerKeyPublishedListener {

    private final EventBatch batch;
    private final MakeLists makeLists;

    IssuerKeyPublishedListener(EventBatch batch, MakeLists makeLists) {
        this.batch = batch;
        this.makeLists = makeLists;
    }

    @Incoming("issuer-key-published")
    Uni<Void> heard(ConsumerRecords<String, String> records) {
        return batch.apply(records, IssuerKeyPublished.class, makeLists::make);
    }
}
