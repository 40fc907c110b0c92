package io.sealrail.issuance.credential;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.sealrail.issuance.Json;
import io.sealrail.issuance.program.IssuanceProgram;
import io.sealrail.issuance.program.ProgramCaps;

/** Finds out what to do with a ticket, given the standing of its user, and signs when there is something to sign. */
@ApplicationScoped
class PrepareStep {

    private final ProgramCaps caps;
    private final SignCredential signing;
    private final Clock clock;

    PrepareStep(ProgramCaps caps, SignCredential signing, Clock clock) {
        this.caps = caps;
        this.signing = signing;
        this.clock = clock;
    }

    /**
     * The step for a ticket; never fails.
     *
     * @param newUser the user's id if the standing knows none
     */
    Uni<BatchStep> of(IssueTicket ticket, Standing standing, UUID newUser) {
        return Uni.createFrom()
                .deferred(() -> settled(ticket, standing)
                        .map(step -> Uni.createFrom().item(step))
                        .orElseGet(() -> issue(ticket, standing, newUser)))
                .onFailure()
                .recoverWithItem(why -> new BatchStep.Refuse(ticket, why));
    }

    private Optional<BatchStep> settled(IssueTicket ticket, Standing standing) {
        IssueCommand command = ticket.command();
        Instant now = clock.instant();
        if (standing.recorded() != null) {
            return Optional.of(replay(ticket, standing.recorded()));
        }
        if (standing.declined()) {
            throw IssueRefusal.CONSENT_REJECTED.problem();
        }
        Standing.Active active = standing.active();
        if (command.onDuplicate() == OnDuplicate.IGNORE && active != null && active.isLive(now)) {
            String programId = command.program().programId();
            return Optional.of(new BatchStep.Keep(
                    ticket, new IssueAnswer(active.coreClaimHash(), programId, standing.userUuid())));
        }
        requireOpen(command.program(), now);
        return Optional.empty();
    }

    private static BatchStep replay(IssueTicket ticket, Standing.Recorded recorded) {
        if (!recorded.isFor(ticket.command().idempotency().orElseThrow())) {
            throw IssueRefusal.IDEMPOTENCY_KEY_REUSED.problem();
        }
        return new BatchStep.Replay(ticket, Json.read(recorded.response(), IssueAnswer.class));
    }

    private static void requireOpen(IssuanceProgram program, Instant now) {
        if (program.opensAt().filter(now::isBefore).isPresent()) {
            throw IssueRefusal.PROGRAM_NOT_OPEN.problem();
        }
        if (program.closesAt().filter(end -> !now.isBefore(end)).isPresent()) {
            throw IssueRefusal.PROGRAM_CLOSED.problem();
        }
    }

    private Uni<BatchStep> issue(IssueTicket ticket, Standing standing, UUID newUser) {
        boolean userIsNew = standing.userUuid() == null;
        UUID user = userIsNew ? newUser : standing.userUuid();
        return reserve(ticket)
                .flatMap(ignored -> signing.sign(ticket.command(), user))
                .map(signed -> new BatchStep.Issue(ticket, user, userIsNew, standing.active(), signed));
    }

    private Uni<Void> reserve(IssueTicket ticket) {
        IssuanceProgram program = ticket.command().program();
        if (program.cap().isEmpty() || ticket.capReserved()) {
            return Uni.createFrom().voidItem();
        }
        return caps.reserve(program, 1)
                .invoke(reserved -> {
                    if (!reserved) {
                        throw IssueRefusal.PROGRAM_CAP_REACHED.problem();
                    }
                    ticket.reserveCap();
                })
                .replaceWithVoid();
    }
}
