package io.sealrail.onchain.batch;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import io.sealrail.credential.key.Hex;
import io.sealrail.events.IssueRequested;
import io.sealrail.kit.listen.EventBatch;
import io.sealrail.kit.trace.Traced;

/** Takes the hashes of accepted credentials; one that comes twice is a leaf once. */
@ApplicationScoped
class IssueRequestedListener {

    private static final String CORE_CLAIM_HASH = "[0-9a-f]{64}";

    private final EventBatch batch;
    private final Leaves leaves;

    IssueRequestedListener(EventBatch batch, Leaves leaves) {
        this.batch = batch;
        this.leaves = leaves;
    }

    @Incoming("issue-requested")
    Uni<Void> on(ConsumerRecords<String, String> records) {
        return batch.applyTraced(records, IssueRequested.class, this::store);
    }

    private Uni<Void> store(List<Traced<IssueRequested>> events) {
        return leaves.add(events.stream().map(IssueRequestedListener::toLeaf).toList());
    }

    private static Leaf toLeaf(Traced<IssueRequested> traced) {
        IssueRequested event = traced.event();
        if (event.coreClaimHash() == null || !event.coreClaimHash().matches(CORE_CLAIM_HASH)) {
            throw new IllegalArgumentException("coreClaimHash is not 64 lower-case hex characters");
        }
        return new Leaf(event.credentialId(), Hex.decode(event.coreClaimHash()), traced.traceparent());
    }
}
