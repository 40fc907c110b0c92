package io.sealrail.issuance.evaluation;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;

import io.sealrail.issuance.Transactions;
import io.sealrail.kit.http.Problem;
import io.sealrail.kit.time.Ulids;

/**
 * Evaluates claims about several targets, a few at a time. An item that fails fails alone; all evaluations, the answer under its
 * idempotency key and the record of the call are stored together or not at all.
 */
@ApplicationScoped
class EvaluateBatch {

    static final int AT_ONCE = 8;

    private final EvaluateTarget evaluateTarget;
    private final Evaluations evaluations;
    private final KeptBatches batches;
    private final Transactions transactions;
    private final Pool pool;
    private final ObjectMapper json;
    private final Clock clock;

    EvaluateBatch(
            EvaluateTarget evaluateTarget,
            Evaluations evaluations,
            KeptBatches batches,
            Transactions transactions,
            Pool pool,
            ObjectMapper json,
            Clock clock) {
        this.evaluateTarget = evaluateTarget;
        this.evaluations = evaluations;
        this.batches = batches;
        this.transactions = transactions;
        this.pool = pool;
        this.json = json;
        this.clock = clock;
    }

    /** The JSON of a {@link BatchAnswer}; the very same one for a call that was answered before. */
    Uni<byte[]> evaluate(GrantedClaims granted, List<Parties> targets, Optional<BatchKey> key, Call call) {
        return key.isEmpty()
                ? work(granted, targets, call, (transaction, answer) -> Uni.createFrom()
                        .voidItem())
                : batches.begin(key.get())
                        .flatMap(begun -> begun.answer() == null
                                ? work(granted, targets, call, key.get(), begun.attempt())
                                : Uni.createFrom().item(begun.answer()));
    }

    private Uni<byte[]> work(GrantedClaims granted, List<Parties> targets, Call call, BatchKey key, UUID attempt) {
        return work(
                        granted,
                        targets,
                        call,
                        (transaction, answer) -> batches.complete(transaction, key, attempt, answer))
                .onFailure()
                .call(() -> batches.giveUp(key, attempt));
    }

    private Uni<byte[]> work(GrantedClaims granted, List<Parties> targets, Call call, KeepAnswer keep) {
        return Multi.createFrom()
                .range(0, targets.size())
                .onItem()
                .transformToUni(index -> item(index, granted, targets.get(index), call))
                .merge(AT_ONCE)
                .collect()
                .asList()
                .map(items -> items.stream()
                        .sorted(Comparator.comparingInt(BatchItem::index))
                        .toList())
                .flatMap(items -> store(items, answer(granted, items), call, keep));
    }

    private Uni<BatchItem> item(int index, GrantedClaims granted, Parties parties, Call call) {
        return Uni.createFrom()
                .deferred(() ->
                        evaluateTarget.evaluate(granted, parties, call.caller().clientId()))
                .map(kept -> new BatchItem(index, kept, null))
                .onFailure(Problem.class)
                .recoverWithItem(refusal -> new BatchItem(index, null, (Problem) refusal));
    }

    private Uni<byte[]> store(List<BatchItem> items, byte[] answer, Call call, KeepAnswer keep) {
        List<KeptEvaluation> kept =
                items.stream().map(BatchItem::kept).filter(Objects::nonNull).toList();
        kept.forEach(each -> call.audit().evaluation(each.evaluation().evaluationId()));
        return transactions
                .detached(() -> pool.withTransaction(tx -> evaluations
                        .store(tx, kept)
                        .chain(() -> keep.keep(tx, answer))
                        .chain(() -> call.audit().commitWith(tx))))
                .replaceWith(answer);
    }

    private byte[] answer(GrantedClaims granted, List<BatchItem> items) {
        try {
            return json.writeValueAsBytes(BatchAnswer.of(Ulids.next(clock), granted, items));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer cannot be written", e);
        }
    }

    /** Keeps the answer for calls that are repeated. */
    private interface KeepAnswer {

        Uni<Void> keep(SqlClient transaction, byte[] answer);
    }
}
