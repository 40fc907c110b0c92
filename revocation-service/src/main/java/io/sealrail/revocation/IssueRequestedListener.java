package io.sealrail.revocation;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import io.sealrail.events.IssueRequested;
import io.sealrail.kit.listen.EventBatch;

/** Hears of issued credentials, a polled batch at a time. */
@ApplicationScoped
class IssueRequestedListener {

    private final EventBatch batch;
    private final AcceptIssued acceptIssued;

    IssueRequestedListener(EventBatch batch, AcceptIssued acceptIssued) {
        this.batch = batch;
        this.acceptIssued = acceptIssued;
    }

    @Incoming("issue-requested")
    Uni<Void> issued(ConsumerRecords<String, String> records) {
        return batch.applyTraced(records, IssueRequested.class, acceptIssued::accept);
    }
}
