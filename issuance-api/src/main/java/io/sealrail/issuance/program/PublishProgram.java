package io.sealrail.issuance.program;

import java.time.Clock;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.sealrail.events.ProgramPublished;
import io.sealrail.issuance.Inputs;
import io.sealrail.issuance.Transactions;
import io.sealrail.kit.http.Problem;
import io.sealrail.kit.outbox.Outbox;

/** Opens the next version of a program: its context is generated, kept for ever, and told to the others with the same commit. */
@ApplicationScoped
class PublishProgram {

    private final Programs programs;
    private final ProgramVersions versions;
    private final ProgramContexts contexts;
    private final Transactions transactions;
    private final Outbox outbox;
    private final Clock clock;

    PublishProgram(
            Programs programs,
            ProgramVersions versions,
            ProgramContexts contexts,
            Transactions transactions,
            Outbox outbox,
            Clock clock) {
        this.programs = programs;
        this.versions = versions;
        this.contexts = contexts;
        this.transactions = transactions;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Publishes the draft.
     *
     * @throws Problem 404 {@code PROGRAM_UNKNOWN}; 409 {@code NOTHING_TO_PUBLISH} when there is no draft since the last time
     */
    Uni<IssuanceProgram> publish(String programId) {
        return transactions
                .write(() -> programs.locked(programId).call(this::publish))
                .invoke(() -> programs.changed(programId));
    }

    private Uni<Void> publish(IssuanceProgram program) {
        if (program.published() && program.draft().isEmpty()) {
            throw Problem.of(409, "NOTHING_TO_PUBLISH", "the program has not changed since it was published");
        }
        return versions.next(program.programId()).flatMap(next -> publish(program, next));
    }

    private Uni<Void> publish(IssuanceProgram program, int next) {
        Instant now = Inputs.now(clock);
        program.publish(next, now);
        String url = contexts.url(program);
        String context = ProgramContext.generate(url, program.credentialType(), program.schema())
                .toString();
        return versions.persist(new ProgramVersion(program.programId(), program.version(), context, now))
                .chain(() -> outbox.add(new ProgramPublished(
                        program.programId(),
                        program.version(),
                        program.issuerDid(),
                        program.credentialType(),
                        url,
                        context,
                        now)));
    }
}
