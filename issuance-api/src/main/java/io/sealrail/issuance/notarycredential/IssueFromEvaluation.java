package io.sealrail.issuance.notarycredential;

import java.time.Clock;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import io.sealrail.credential.key.Signer;
import io.sealrail.events.StatusReference;
import io.sealrail.issuance.Transactions;
import io.sealrail.issuance.claim.ClaimRef;
import io.sealrail.issuance.claim.NotaryRules;
import io.sealrail.issuance.evaluation.Evaluations;
import io.sealrail.issuance.evaluation.SelfAttestationLimits;
import io.sealrail.issuance.evaluation.StoredEvaluation;
import io.sealrail.issuance.notary.NotaryProblem;
import io.sealrail.issuance.notaryaccess.AuditEntry;
import io.sealrail.issuance.notaryaccess.NotaryCaller;
import io.sealrail.kit.http.Problem;
import io.sealrail.kit.work.Workers;

/**
 * Turns an evaluation into a credential. The proof's use is committed first and stands whatever follows; the credential, its event
 * and the record of the request commit together, and nobody gets a credential that has not been committed.
 */
@ApplicationScoped
class IssueFromEvaluation {

    private final NotaryRules rules;
    private final Evaluations evaluations;
    private final SelfAttestationLimits limits;
    private final UsedProofs usedProofs;
    private final SigningMeans means;
    private final SignNotaryCredential signing;
    private final NotaryCredentials credentials;
    private final Pool pool;
    private final Transactions transactions;
    private final Workers workers;
    private final Clock clock;

    IssueFromEvaluation(
            NotaryRules rules,
            Evaluations evaluations,
            SelfAttestationLimits limits,
            UsedProofs usedProofs,
            SigningMeans means,
            SignNotaryCredential signing,
            NotaryCredentials credentials,
            Pool pool,
            Transactions transactions,
            Workers workers,
            Clock clock) {
        this.rules = rules;
        this.evaluations = evaluations;
        this.limits = limits;
        this.usedProofs = usedProofs;
        this.means = means;
        this.signing = signing;
        this.credentials = credentials;
        this.pool = pool;
        this.transactions = transactions;
        this.workers = workers;
        this.clock = clock;
    }

    /**
     * Issues the credential that the request asks for.
     *
     * @param audit what is put on record of the request; its row commits with the credential
     * @throws Problem (in the Uni) of each check, in their order: see {@link IssuanceChecks}, {@link Holder},
     *     {@link SelfAttestationLimits}, {@link SigningMeans}, {@link UsedProofs}; 500 {@code credential.issuance_failed} or
     *     {@code audit.write_failed}
     */
    Uni<CredentialAnswer> issue(NotaryCaller caller, CredentialRequest request, AuditEntry audit) {
        return transactions.detached(() -> {
            NotaryRules.Rules current = rules.current().orElseThrow(NotaryProblem.SERVER_DISABLED::problem);
            Instant now = clock.instant();
            return evaluations
                    .find(request.evaluationId())
                    .map(found -> found.orElseThrow(NotaryProblem.EVALUATION_NOT_FOUND::problem))
                    .map(evaluation -> IssuanceChecks.check(request, caller, evaluation, current, now))
                    .invoke(order -> note(audit, order))
                    .flatMap(order -> workers.onWorker(() -> Holder.of(request.holder(), order, now))
                            .flatMap(holder -> issue(order, holder, audit)));
        });
    }

    private Uni<CredentialAnswer> issue(IssuanceOrder order, Holder holder, AuditEntry audit) {
        audit.holder(holder.did());
        return limit(order.evaluation(), holder)
                .chain(means::signer)
                .call(signer -> use(order, holder))
                .flatMap(signer -> means.status()
                        .flatMap(status -> sign(order, holder, signer, status))
                        .call(credential -> commit(credential, order, audit)))
                .map(credential ->
                        CredentialAnswer.of(credential, order.profile().id()));
    }

    private static void note(AuditEntry audit, IssuanceOrder order) {
        StoredEvaluation evaluation = order.evaluation();
        audit.evaluation(evaluation.evaluationId())
                .claims(evaluation.claims().stream().map(ClaimRef::name).toList())
                .purpose(evaluation.purpose())
                .target(evaluation.targetHandle())
                .profile(order.profile().id());
    }

    private Uni<Void> limit(StoredEvaluation evaluation, Holder holder) {
        return evaluation.selfAttested()
                ? limits.countIssuing(evaluation.clientId(), evaluation.persons(), holder.did())
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> use(IssuanceOrder order, Holder holder) {
        return holder.proof()
                .map(proof -> usedProofs.use(
                        proof,
                        new UsedProofs.Scope(order.service(), order.profile().id(), holder.did())))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<NotaryCredential> sign(IssuanceOrder order, Holder holder, Signer signer, StatusReference status) {
        return signing.sign(order, holder, signer, status).onFailure().transform(IssuanceFailures::failed);
    }

    private Uni<Void> commit(NotaryCredential credential, IssuanceOrder order, AuditEntry audit) {
        audit.credential(credential.credentialId());
        return pool.withTransaction(tx -> credentials.add(tx, credential, order).chain(() -> audit.commitWith(tx)))
                .onFailure()
                .invoke(() -> audit.credential(null))
                .onFailure(failure -> !(failure instanceof Problem))
                .transform(IssuanceFailures::failed);
    }
}
