package io.sealrail.issuance.evaluation;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import io.sealrail.issuance.Transactions;

/** Evaluates claims about one target: what is answered is stored and on record, or there is no answer. */
@ApplicationScoped
class Evaluate {

    private final EvaluateTarget evaluateTarget;
    private final Evaluations evaluations;
    private final Transactions transactions;
    private final Pool pool;

    Evaluate(EvaluateTarget evaluateTarget, Evaluations evaluations, Transactions transactions, Pool pool) {
        this.evaluateTarget = evaluateTarget;
        this.evaluations = evaluations;
        this.transactions = transactions;
        this.pool = pool;
    }

    Uni<KeptEvaluation> evaluate(GrantedClaims granted, Parties parties, Call call) {
        return evaluateTarget
                .evaluate(granted, parties, call.caller().clientId())
                .call(kept -> store(kept, call));
    }

    private Uni<Void> store(KeptEvaluation kept, Call call) {
        call.audit()
                .evaluation(kept.evaluation().evaluationId())
                .target(kept.target().handle());
        return transactions.detached(() -> pool.withTransaction(tx ->
                evaluations.store(tx, List.of(kept)).chain(() -> call.audit().commitWith(tx))));
    }
}
