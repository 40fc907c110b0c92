package io.sealrail.issuance.evaluation;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import io.sealrail.issuance.Transactions;
import io.sealrail.kit.work.Workers;

/** Evaluates claims about one target: what is answered is stored and on record, or there is no answer. */
@ApplicationScoped
class Evaluate {

    private final EvaluateTarget evaluateTarget;
    private final PartyReferences references;
    private final Evaluations evaluations;
    private final Transactions transactions;
    private final Workers workers;
    private final Pool pool;

    Evaluate(
            EvaluateTarget evaluateTarget,
            PartyReferences references,
            Evaluations evaluations,
            Transactions transactions,
            Workers workers,
            Pool pool) {
        this.evaluateTarget = evaluateTarget;
        this.references = references;
        this.evaluations = evaluations;
        this.transactions = transactions;
        this.workers = workers;
        this.pool = pool;
    }

    Uni<KeptEvaluation> evaluate(GrantedClaims granted, Parties parties, Call call) {
        return workers.onWorker(() -> references.of(parties))
                .invoke(referred -> call.audit().target(referred.target().handle()))
                .flatMap(referred ->
                        evaluateTarget.evaluate(granted, referred, call.caller().clientId()))
                .call(kept -> store(kept, call));
    }

    private Uni<Void> store(KeptEvaluation kept, Call call) {
        call.audit().evaluation(kept.evaluation().evaluationId());
        return workers.onWorker(() -> evaluations.rows(List.of(kept)))
                .flatMap(rows -> transactions.detached(() -> pool.withTransaction(tx ->
                        evaluations.storeRows(tx, rows).chain(() -> call.audit().commitWith(tx)))));
    }
}
