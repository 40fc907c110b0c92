package io.sealrail.issuance.notaryaccess;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

import io.sealrail.kit.http.Problem;
import io.sealrail.kit.http.Problems;

/** Puts each answer to an authenticated request on record before it is sent. */
@ApplicationScoped
class AuditAnswer {

    private static final int CLIENT_GONE = 499;

    private final Audit audit;
    private final Problems problems;

    AuditAnswer(Audit audit, Problems problems) {
        this.audit = audit;
        this.problems = problems;
    }

    /** A client that hangs up before its answer is on record, too. */
    void expect(RoutingContext request, AuditEntry entry) {
        request.addEndHandler(end -> {
            if (end.failed() && entry.beginAnswer()) {
                audit.write(entry.row(CLIENT_GONE, null)).subscribe().with(done -> {}, lost -> {});
            }
        });
    }

    /** The problem to answer with: the one given or, if that cannot be put on record, 500 {@code audit.write_failed}. */
    Uni<Problem> refused(RoutingContext request, Problem problem) {
        Problem adapted = problems.adapted(request, problem);
        return answered(request, adapted.status())
                .replaceWith(adapted)
                .onFailure(Problem.class)
                .recoverWithItem(failure -> failure);
    }

    /** Commits the row of an answer with the status; fails with 500 {@code audit.write_failed}. */
    Uni<Void> answered(RoutingContext request, int status) {
        AuditEntry entry = AuditEntry.given(request);
        if (entry == null || !entry.beginAnswer() || entry.isCommitted(status)) {
            return Uni.createFrom().voidItem();
        }
        return audit.write(entry.row(status, Problems.given(request).orElse(null)));
    }
}
