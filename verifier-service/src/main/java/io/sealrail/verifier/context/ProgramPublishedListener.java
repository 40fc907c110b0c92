package io.sealrail.verifier.context;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import io.sealrail.events.ProgramPublished;
import io.sealrail.kit.listen.EventBatch;

/** Keeps the contexts of our programs. */
@ApplicationScoped
class ProgramPublishedListener {

    private final EventBatch batch;
    private final ProgramContexts contexts;

    ProgramPublishedListener(EventBatch batch, ProgramContexts contexts) {
        this.batch = batch;
        this.contexts = contexts;
    }

    @Incoming("program-published")
    Uni<Void> on(ConsumerRecords<String, String> records) {
        return batch.apply(records, ProgramPublished.class, contexts::learn);
    }
}
