package io.sealrail.kit.sample;

import java.util.List;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import io.sealrail.events.CredentialStatus;
import io.sealrail.kit.listen.EventBatch;

/** A listener like those of the services; a test says what it does with the events. */
@ApplicationScoped
public class StatusListener {

    private final EventBatch batch;
    private volatile Function<List<CredentialStatus>, Uni<Void>> apply =
            ignored -> Uni.createFrom().voidItem();

    StatusListener(EventBatch batch) {
        this.batch = batch;
    }

    public void doing(Function<List<CredentialStatus>, Uni<Void>> apply) {
        this.apply = apply;
    }

    @Incoming("statuses")
    Uni<Void> on(ConsumerRecords<String, String> records) {
        return batch.apply(records, CredentialStatus.class, events -> apply.apply(events));
    }
}
