package io.sealrail.issuance.credential;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import io.sealrail.events.IssueRequested;
import io.sealrail.issuance.Json;
import io.sealrail.issuance.credential.BatchStep.Issue;
import io.sealrail.issuance.credential.BatchStep.Keep;
import io.sealrail.issuance.credential.IssueStatements.KeptAnswer;
import io.sealrail.issuance.credential.IssueStatements.KeyName;
import io.sealrail.kit.outbox.Outbox;
import io.sealrail.kit.trace.Traced;

/**
 * Stores what a batch made, in one transaction: kept answers, users, ends of the credentials that are replaced, credentials,
 * events. A ticket that another replica was ahead of leaves no trace in it.
 */
@ApplicationScoped
class CommitBatch {

    private final Pool pool;
    private final Outbox outbox;
    private final Clock clock;

    CommitBatch(Pool pool, Outbox outbox, Clock clock) {
        this.pool = pool;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Commits {@link Issue} and {@link Keep} steps; gives the tickets that are stored, the others lost a race. */
    Uni<Set<IssueTicket>> commit(List<BatchStep> steps) {
        Instant now = clock.instant();
        return pool.withTransaction(tx -> {
            IssueStatements statements = new IssueStatements(tx);
            return keepAnswers(statements, steps, now)
                    .flatMap(kept -> addUsers(statements, kept, now))
                    .flatMap(known -> replace(statements, known, now))
                    .flatMap(issued -> outbox.addTraced(tx, issued.events).map(ignored -> issued.tickets));
        });
    }

    private Uni<List<BatchStep>> keepAnswers(IssueStatements statements, List<BatchStep> steps, Instant now) {
        List<KeptAnswer> answers = steps.stream()
                .filter(step -> step.ticket().command().idempotency().isPresent())
                .map(CommitBatch::kept)
                .toList();
        if (answers.isEmpty()) {
            return Uni.createFrom().item(steps);
        }
        return statements
                .keepAnswers(answers, now)
                .map(free -> only(steps, step -> {
                    KeyName name = name(step.ticket().command());
                    return name == null || free.contains(name);
                }));
    }

    private Uni<List<BatchStep>> addUsers(IssueStatements statements, List<BatchStep> steps, Instant now) {
        Map<String, UUID> byEmail = new TreeMap<>();
        issues(steps).stream()
                .filter(Issue::userIsNew)
                .forEach(issue -> byEmail.put(issue.ticket().command().email(), issue.userUuid()));
        if (byEmail.isEmpty()) {
            return Uni.createFrom().item(steps);
        }
        return statements.addUsers(byEmail, now).flatMap(added -> {
            Predicate<BatchStep> known =
                    step -> !(step instanceof Issue issue) || !issue.userIsNew() || added.contains(issue.userUuid());
            return forget(statements, only(steps, known.negate())).replaceWith(only(steps, known));
        });
    }

    private Uni<Committed> replace(IssueStatements statements, List<BatchStep> steps, Instant now) {
        List<Issue> issues = issues(steps);
        if (issues.isEmpty()) {
            return Uni.createFrom().item(new Committed(tickets(steps), List.of()));
        }
        return endActive(statements, issues, now)
                .flatMap(ended -> statements.addCredentials(issues).flatMap(added -> {
                    Predicate<BatchStep> stored = step -> !(step instanceof Issue issue)
                            || added.contains(issue.credential().credentialId());
                    List<BatchStep> won = only(steps, stored);
                    List<Traced<IssueRequested>> events = issues(won).stream()
                            .map(issue -> new Traced<>(
                                    event(issue, ended), issue.ticket().traceparent()))
                            .toList();
                    return forget(statements, only(steps, stored.negate()))
                            .replaceWith(new Committed(tickets(won), events));
                }));
    }

    /** Gives the ids that this transaction ended while they were live: whoever locked an active one wins its slot. */
    private Uni<Set<String>> endActive(IssueStatements statements, List<Issue> issues, Instant now) {
        Map<String, Issue> byActive = new HashMap<>();
        issues.stream()
                .filter(issue -> issue.active() != null)
                .forEach(issue -> byActive.put(issue.active().credentialId(), issue));
        if (byActive.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        return statements.lockActive(List.copyOf(byActive.keySet())).flatMap(locked -> {
            Map<String, String> successors = new HashMap<>();
            Set<String> ended = new HashSet<>();
            for (String id : locked) {
                Issue issue = byActive.get(id);
                boolean live = issue.active().isLive(now);
                successors.put(id, live ? issue.credential().credentialId() : null);
                if (live) {
                    ended.add(id);
                }
            }
            return locked.isEmpty()
                    ? Uni.createFrom().item(ended)
                    : statements.endActive(successors).replaceWith(ended);
        });
    }

    /** A kept answer of a ticket that lost its race says what never came to be. */
    private static Uni<Void> forget(IssueStatements statements, List<BatchStep> lost) {
        List<KeyName> names = lost.stream()
                .map(step -> name(step.ticket().command()))
                .filter(name -> name != null)
                .toList();
        return names.isEmpty() ? Uni.createFrom().voidItem() : statements.forgetAnswers(names);
    }

    private static IssueRequested event(Issue issue, Set<String> ended) {
        Standing.Active active = issue.active();
        boolean replaces = active != null && ended.contains(active.credentialId());
        SignedCredential credential = issue.credential();
        return new IssueRequested(
                credential.credentialId(),
                "air",
                credential.coreClaimHash(),
                issue.ticket().command().program().issuerDid(),
                issue.ticket().command().program().programId(),
                credential.status(),
                replaces ? new IssueRequested.Replaced(active.credentialId(), active.status()) : null,
                credential.issuedAt(),
                credential.expiresAt());
    }

    private static KeptAnswer kept(BatchStep step) {
        IssueCommand command = step.ticket().command();
        IssueAnswer answer = step instanceof Issue issue ? issue.answer() : ((Keep) step).answer();
        return new KeptAnswer(command.partnerId(), command.idempotency().orElseThrow(), Json.text(answer));
    }

    private static KeyName name(IssueCommand command) {
        return command.idempotency()
                .map(key -> new KeyName(command.partnerId(), key.key()))
                .orElse(null);
    }

    private static List<BatchStep> only(List<BatchStep> steps, Predicate<BatchStep> wanted) {
        return steps.stream().filter(wanted).toList();
    }

    private static List<Issue> issues(List<BatchStep> steps) {
        List<Issue> issues = new ArrayList<>();
        steps.stream().filter(Issue.class::isInstance).map(Issue.class::cast).forEach(issues::add);
        return issues;
    }

    private static Set<IssueTicket> tickets(List<BatchStep> steps) {
        return steps.stream().map(BatchStep::ticket).collect(Collectors.toSet());
    }

    private record Committed(Set<IssueTicket> tickets, List<Traced<IssueRequested>> events) {}
}
