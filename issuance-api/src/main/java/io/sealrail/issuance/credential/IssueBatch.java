package io.sealrail.issuance.credential;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;

import io.sealrail.kit.work.Trouble;

/**
 * Takes a batch of tickets through: one statement that reads how everybody stands, signatures on the workers, one transaction
 * that stores it all.
 */
@ApplicationScoped
class IssueBatch {

    /** Each round that one ticket loses, another wins: even a slot that many replicas want comes to an end. */
    private static final int ROUNDS = 50;

    private static final int COMMIT_TRIES = 4;

    /** A transaction that met another one: it can simply be run again. */
    private static final Set<String> TRANSIENT = Set.of("40001", "40P01");

    private final Standings standings;
    private final PrepareStep preparation;
    private final CommitBatch committing;

    IssueBatch(Standings standings, PrepareStep preparation, CommitBatch committing) {
        this.standings = standings;
        this.preparation = preparation;
        this.committing = committing;
    }

    /** Answers the tickets; gives those that lost a race and have to go again. Never fails. */
    Uni<Set<IssueTicket>> run(List<IssueTicket> tickets) {
        return standings
                .of(tickets.stream().map(IssueTicket::command).toList())
                .flatMap(found -> prepare(tickets, found))
                .flatMap(this::store)
                .onFailure()
                .recoverWithItem(failure -> {
                    tickets.forEach(ticket -> ticket.answer().completeExceptionally(failure));
                    return Set.of();
                });
    }

    private Uni<List<BatchStep>> prepare(List<IssueTicket> tickets, List<Standing> found) {
        Map<String, UUID> newUsers = new HashMap<>();
        List<Uni<BatchStep>> steps = new ArrayList<>(tickets.size());
        for (int i = 0; i < tickets.size(); i++) {
            String email = tickets.get(i).command().email();
            UUID newUser = newUsers.computeIfAbsent(email, ignored -> UUID.randomUUID());
            steps.add(preparation.of(tickets.get(i), found.get(i), newUser));
        }
        return Uni.join().all(steps).andFailFast();
    }

    private Uni<Set<IssueTicket>> store(List<BatchStep> steps) {
        List<BatchStep> toStore = new ArrayList<>();
        for (BatchStep step : steps) {
            if (step instanceof BatchStep.Refuse refuse) {
                step.ticket().answer().completeExceptionally(refuse.why());
            } else if (step instanceof BatchStep.Replay replay) {
                step.ticket().answer().complete(replay.answer());
            } else if (step instanceof BatchStep.Keep keep
                    && step.ticket().command().idempotency().isEmpty()) {
                step.ticket().answer().complete(keep.answer());
            } else {
                toStore.add(step);
            }
        }
        return toStore.isEmpty() ? Uni.createFrom().item(Set.of()) : commit(toStore);
    }

    private Uni<Set<IssueTicket>> commit(List<BatchStep> steps) {
        return committing
                .commit(steps)
                .onFailure(IssueBatch::isTransient)
                .retry()
                .atMost(COMMIT_TRIES)
                .map(stored -> settle(steps, stored))
                .onFailure(failure -> steps.size() > 1 && Trouble.of(failure) == Trouble.DATA)
                .recoverWithUni(() -> halves(steps))
                .onFailure()
                .recoverWithItem(failure -> fail(steps, failure));
    }

    /** One row that the store refuses must not take the others with it. */
    private Uni<Set<IssueTicket>> halves(List<BatchStep> steps) {
        int middle = steps.size() / 2;
        return commit(steps.subList(0, middle))
                .flatMap(first -> commit(steps.subList(middle, steps.size())).map(second -> {
                    Set<IssueTicket> both = new HashSet<>(first);
                    both.addAll(second);
                    return both;
                }));
    }

    private static Set<IssueTicket> settle(List<BatchStep> steps, Set<IssueTicket> stored) {
        Set<IssueTicket> again = new HashSet<>();
        for (BatchStep step : steps) {
            IssueTicket ticket = step.ticket();
            if (stored.contains(ticket)) {
                ticket.answer()
                        .complete(
                                step instanceof BatchStep.Issue issue
                                        ? issue.answer()
                                        : ((BatchStep.Keep) step).answer());
            } else if (ticket.loseRound() < ROUNDS) {
                again.add(ticket);
            } else {
                ticket.answer().completeExceptionally(IssueRefusal.CONFLICT.problem());
            }
        }
        return again;
    }

    private static Set<IssueTicket> fail(List<BatchStep> steps, Throwable failure) {
        steps.forEach(step -> step.ticket().answer().completeExceptionally(failure));
        return Set.of();
    }

    private static boolean isTransient(Throwable failure) {
        return failure instanceof PgException pg && TRANSIENT.contains(pg.getSqlState());
    }
}
