package io.sealrail.issuance.evaluation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

import io.sealrail.issuance.Transactions;
import io.sealrail.kit.time.Ulids;
import io.sealrail.kit.work.Workers;

/**
 * Evaluates claims about several targets. All evaluations, the answer under its idempotency key and the record of the call are
 * stored together or not at all.
 */
@ApplicationScoped
class EvaluateBatch {

    private final EvaluateItems evaluateItems;
    private final BatchesUnderWay underWay;
    private final PartyReferences references;
    private final Evaluations evaluations;
    private final KeptBatches batches;
    private final Transactions transactions;
    private final Workers workers;
    private final Pool pool;
    private final ObjectMapper json;
    private final Clock clock;

    EvaluateBatch(
            EvaluateItems evaluateItems,
            BatchesUnderWay underWay,
            PartyReferences references,
            Evaluations evaluations,
            KeptBatches batches,
            Transactions transactions,
            Workers workers,
            Pool pool,
            ObjectMapper json,
            Clock clock) {
        this.evaluateItems = evaluateItems;
        this.underWay = underWay;
        this.references = references;
        this.evaluations = evaluations;
        this.batches = batches;
        this.transactions = transactions;
        this.workers = workers;
        this.pool = pool;
        this.json = json;
        this.clock = clock;
    }

    /** What this call promised to answer under a key. */
    private record Attempt(BatchKey key, UUID id) {}

    /** @param sealed the answer as it is kept under its key, if it has one */
    private record Made(byte[] answer, List<String> evaluationIds, List<Tuple> rows, Optional<Buffer> sealed) {}

    /** The JSON of a {@link BatchAnswer}; the very same one for a call that was answered before. */
    Uni<byte[]> evaluate(GrantedClaims granted, List<Parties> targets, Optional<BatchKey> key, Call call) {
        return workers.onWorker(() -> targets.stream().map(references::of).toList())
                .invoke(parties -> parties.forEach(
                        each -> call.audit().target(each.target().handle())))
                .flatMap(parties -> key.map(name -> under(name, granted, parties, call))
                        .orElseGet(() -> work(granted, parties, call, Optional.empty())));
    }

    private Uni<byte[]> under(BatchKey key, GrantedClaims granted, List<ReferredParties> parties, Call call) {
        return batches.begin(key)
                .flatMap(begun -> begun.answer() == null
                        ? work(granted, parties, call, Optional.of(new Attempt(key, begun.attempt())))
                                .onFailure()
                                .call(() -> batches.giveUp(key, begun.attempt()))
                        : again(begun.answer(), call));
    }

    /** The evaluations are on record of this call, too. */
    private Uni<byte[]> again(byte[] answer, Call call) {
        return workers.onWorker(() -> evaluationIds(answer))
                .invoke(ids -> ids.forEach(call.audit()::evaluation))
                .replaceWith(answer);
    }

    private Uni<byte[]> work(
            GrantedClaims granted, List<ReferredParties> parties, Call call, Optional<Attempt> attempt) {
        String clientId = call.caller().clientId();
        return underWay.with(clientId, () -> evaluateItems
                .evaluate(granted, parties, clientId)
                .flatMap(items -> workers.onWorker(() -> made(granted, items, attempt)))
                .call(made -> store(made, call, attempt))
                .map(Made::answer));
    }

    private Uni<Void> store(Made made, Call call, Optional<Attempt> attempt) {
        made.evaluationIds().forEach(call.audit()::evaluation);
        return transactions.detached(() -> pool.withTransaction(tx -> evaluations
                .storeRows(tx, made.rows())
                .chain(() -> attempt.map(mine -> batches.complete(
                                tx, mine.key(), mine.id(), made.sealed().orElseThrow()))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .chain(() -> call.audit().commitWith(tx))));
    }

    private Made made(GrantedClaims granted, List<BatchItem> items, Optional<Attempt> attempt) {
        List<KeptEvaluation> kept =
                items.stream().map(BatchItem::kept).filter(Objects::nonNull).toList();
        byte[] answer = answer(BatchAnswer.of(Ulids.next(clock), granted, items));
        return new Made(
                answer,
                kept.stream().map(each -> each.evaluation().evaluationId()).toList(),
                evaluations.rows(kept),
                attempt.map(mine -> batches.sealed(mine.key(), answer)));
    }

    private byte[] answer(BatchAnswer answer) {
        try {
            return json.writeValueAsBytes(answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> evaluationIds(byte[] answer) {
        try {
            List<String> ids = new ArrayList<>();
            for (JsonNode item : json.readTree(answer).path("items")) {
                if (item.has("evaluation_id")) {
                    ids.add(item.path("evaluation_id").textValue());
                }
            }
            return ids;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
