package io.sealrail.issuance.credential;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;

import io.sealrail.issuance.CallerContext;
import io.sealrail.issuance.issuer.Issuer;
import io.sealrail.issuance.issuer.Issuers;
import io.sealrail.issuance.partner.Partner;
import io.sealrail.issuance.partner.PartnerCall;
import io.sealrail.issuance.program.IssuanceProgram;
import io.sealrail.issuance.program.Programs;
import io.sealrail.issuance.program.SubjectSchema.Violation;

/** Issues a credential of a partner's program to one of its users. */
@ApplicationScoped
public class IssueOnBehalf {

    private final Issuers issuers;
    private final Programs programs;
    private final IssueWriter writer;
    private final IssueMetrics metrics;
    private final RunningKeys runningKeys = new RunningKeys();

    IssueOnBehalf(Issuers issuers, Programs programs, IssueWriter writer, IssueMetrics metrics) {
        this.issuers = issuers;
        this.programs = programs;
        this.writer = writer;
        this.metrics = metrics;
    }

    /**
     * What is asked for.
     *
     * @param caller who asks, and for whom
     * @param issuerDid the issuer
     * @param programId the issuance program
     * @param subject the claims
     * @param onDuplicate what to do when the user has an active credential of the program
     * @param idempotency the key under which the answer is kept
     */
    public record Wanted(
            PartnerCall caller,
            String issuerDid,
            String programId,
            ObjectNode subject,
            OnDuplicate onDuplicate,
            Optional<IdempotencyKey> idempotency) {}

    /** The answer, once the credential is committed; a caller that goes away cancels nothing. */
    public Uni<IssueAnswer> issue(Wanted wanted) {
        Partner partner = wanted.caller().partner();
        return Uni.createFrom()
                .deferred(() -> {
                    if (!partner.has(Partner.ISSUE_ON_BEHALF)) {
                        throw IssueRefusal.FEATURE_NOT_ENABLED.problem();
                    }
                    return issuers.byDid(wanted.issuerDid());
                })
                .invoke(issuer -> requireOwn(issuer, partner))
                .flatMap(ignored -> programs.byId(wanted.programId()))
                .map(program -> command(wanted, partner, program))
                .flatMap(command -> CallerContext.await(accept(command)))
                .invoke(metrics::accepted);
    }

    private CompletableFuture<IssueAnswer> accept(IssueCommand command) {
        return runningKeys.guard(command.partnerId(), command.idempotency(), () -> writer.submit(command));
    }

    private static void requireOwn(Optional<Issuer> issuer, Partner partner) {
        Issuer found = issuer.orElseThrow(IssueRefusal.ISSUER_NOT_FOUND::problem);
        if (!partner.partnerId().equals(found.partnerId())) {
            throw IssueRefusal.ISSUER_NOT_ALLOWED.problem();
        }
    }

    private static IssueCommand command(Wanted wanted, Partner partner, Optional<IssuanceProgram> found) {
        IssuanceProgram program =
                found.filter(IssuanceProgram::published).orElseThrow(IssueRefusal.PROGRAM_NOT_FOUND::problem);
        if (!program.partnerId().equals(partner.partnerId())
                || !program.issuerDid().equals(wanted.issuerDid())) {
            throw IssueRefusal.PROGRAM_NOT_ALLOWED.problem();
        }
        List<Violation> violations = program.schema().check(wanted.subject());
        if (!violations.isEmpty()) {
            throw IssueRefusal.INVALID_SUBJECT.problem(violations.stream()
                    .limit(10)
                    .map(violation -> violation.path() + " " + violation.what())
                    .collect(Collectors.joining("; ")));
        }
        return new IssueCommand(
                partner.partnerId(),
                program,
                wanted.caller().email(),
                wanted.subject(),
                wanted.onDuplicate(),
                wanted.idempotency());
    }
}
