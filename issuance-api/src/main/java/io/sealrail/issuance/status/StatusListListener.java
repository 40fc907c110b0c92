package io.sealrail.issuance.status;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import io.sealrail.events.StatusListPublished;
import io.sealrail.kit.listen.EventBatch;

/** Hears which status lists are served, and only then lets indexes of them be given out. */
@ApplicationScoped
public class StatusListListener {

    private final EventBatch batch;
    private final ServedStatusLists lists;

    StatusListListener(EventBatch batch, ServedStatusLists lists) {
        this.batch = batch;
        this.lists = lists;
    }

    @Incoming("status-list-published")
    Uni<Void> on(ConsumerRecords<String, String> records) {
        return batch.apply(records, StatusListPublished.class, lists::served);
    }
}
