package io.sealrail.onchain.batch;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import jakarta.enterprise.context.ApplicationScoped;

import io.opentelemetry.api.trace.SpanKind;

import io.sealrail.kit.trace.Traces;
import io.sealrail.kit.trace.Work;
import io.sealrail.onchain.chain.Receipt;

/**
 * Spans of a confirmed batch: one of the transaction, which is of many calls and so of none, linked to the followed ones, and
 * one in the trace of each of these, linked to the transaction's; both of at most {@link Traces#MOST_LINKS}.
 */
@ApplicationScoped
class AnchorTraces {

    private final Traces traces;

    AnchorTraces(Traces traces) {
        this.traces = traces;
    }

    void confirmed(AnchorBatch batch, Receipt receipt, List<Leaf> leaves, Instant at) {
        if (!traces.on()) {
            return;
        }
        List<String> followed = leaves.stream()
                .map(Leaf::traceparent)
                .filter(Objects::nonNull)
                .distinct()
                .limit(Traces.MOST_LINKS)
                .toList();
        Map<String, String> attributes = Map.of(
                "sealrail.batch.id", batch.batchId().toString(),
                "sealrail.batch.leaves", Integer.toString(batch.leafCount()),
                "sealrail.transaction.hash", receipt.transactionHash(),
                "sealrail.transaction.attempts",
                        Integer.toString(batch.attempts().size()),
                "sealrail.block.number", Long.toString(receipt.blockNumber()));
        Work transaction = new Work(
                "anchor transaction", SpanKind.CLIENT, null, followed, batch.sealedAt(), at, attributes, false);
        String link = traces.tellAndFollow(transaction);
        if (link != null) {
            followed.forEach(leaf -> traces.tell(new Work(
                    "anchor", SpanKind.INTERNAL, leaf, List.of(link), batch.sealedAt(), at, attributes, false)));
        }
    }
}
