package io.sealrail.issuance.program;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.sealrail.credential.model.CredentialId;
import io.sealrail.issuance.Conflicts;
import io.sealrail.issuance.Inputs;
import io.sealrail.issuance.Transactions;
import io.sealrail.issuance.issuer.Issuer;
import io.sealrail.issuance.issuer.Issuers;
import io.sealrail.kit.http.Problem;
import io.sealrail.kit.work.Workers;

/** Takes the rules of a program; nothing is issued by them until they are published. */
@ApplicationScoped
class DraftProgram {

    private static final Pattern ID = Pattern.compile("c2[0-9A-Za-z]{20}");

    private final Programs programs;
    private final ProgramContexts contexts;
    private final Issuers issuers;
    private final Transactions transactions;
    private final Workers workers;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    DraftProgram(
            Programs programs,
            ProgramContexts contexts,
            Issuers issuers,
            Transactions transactions,
            Workers workers,
            Clock clock) {
        this.programs = programs;
        this.contexts = contexts;
        this.issuers = issuers;
        this.transactions = transactions;
        this.workers = workers;
        this.clock = clock;
    }

    /**
     * A new program.
     *
     * @throws Problem 400 for rules that cannot be honoured, 404 {@code ISSUER_UNKNOWN}, 409 {@code PROGRAM_EXISTS}
     */
    Uni<IssuanceProgram> create(ProgramRequest request) {
        String programId =
                Optional.ofNullable(request.programId()).orElseGet(() -> CredentialId.next(clock.instant(), random));
        if (!ID.matcher(programId).matches()) {
            throw Problem.of(400, "INVALID_PROGRAM", "programId must be c2 and 20 letters or digits");
        }
        Uni<IssuanceProgram> created = checked(request, programId)
                .flatMap(rules -> transactions.write(() -> issuer(rules)
                        .flatMap(issuer -> programs.persist(
                                new IssuanceProgram(programId, issuer.partnerId(), rules, Inputs.now(clock))))))
                .invoke(() -> programs.changed(programId));
        return Conflicts.refuse(created, DraftProgram::exists);
    }

    /**
     * Other rules for a program: at once when it was never published, else with its next publication.
     *
     * @throws Problem 400 for rules that cannot be honoured or another partner's issuer, 404 {@code PROGRAM_UNKNOWN}
     */
    Uni<IssuanceProgram> change(String programId, ProgramRequest request) {
        if (request.programId() != null && !request.programId().equals(programId)) {
            throw Problem.of(400, "INVALID_PROGRAM", "programId cannot be changed");
        }
        return checked(request, programId)
                .flatMap(rules -> transactions.write(() -> programs.locked(programId)
                        .call(program -> issuer(rules).invoke(issuer -> requireSame(program.partnerId(), issuer)))
                        .invoke(program -> program.redraft(request, rules, Inputs.now(clock)))))
                .invoke(() -> programs.changed(programId));
    }

    private Uni<ProgramRules> checked(ProgramRequest request, String programId) {
        return workers.onWorker(() -> {
            ProgramRules rules = ProgramRules.of(request);
            ProgramProbe.check(rules, contexts.url(programId, 1));
            return rules;
        });
    }

    private Uni<Issuer> issuer(ProgramRules rules) {
        return issuers.findById(rules.issuerDid()).invoke(issuer -> {
            if (issuer == null) {
                throw Problem.of(404, "ISSUER_UNKNOWN", "no such issuer");
            }
            if (issuer.partnerId() == null) {
                throw Problem.of(400, "INVALID_PROGRAM", "the issuer is for agents' credentials only");
            }
        });
    }

    private static void requireSame(UUID partnerId, Issuer issuer) {
        if (!issuer.partnerId().equals(partnerId)) {
            throw Problem.of(400, "INVALID_PROGRAM", "the issuer is another partner's");
        }
    }

    private static Problem exists() {
        return Problem.of(409, "PROGRAM_EXISTS", "the programId is taken");
    }
}
