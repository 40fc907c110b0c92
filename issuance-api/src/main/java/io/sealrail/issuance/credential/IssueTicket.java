package io.sealrail.issuance.credential;

import java.util.concurrent.CompletableFuture;

import io.sealrail.kit.trace.TraceParents;

/** A command in the queue, with the trace of its request, and whoever waits for its answer. Owned by one batch at a time. */
final class IssueTicket {

    private final IssueCommand command;
    private final CompletableFuture<IssueAnswer> answer = new CompletableFuture<>();
    private final String traceparent = TraceParents.current();
    private int rounds;
    private boolean capReserved;

    IssueTicket(IssueCommand command) {
        this.command = command;
    }

    IssueCommand command() {
        return command;
    }

    /** Where the trace of the request goes on that the ticket was made in; {@code null} if nobody follows it. */
    String traceparent() {
        return traceparent;
    }

    /** Completes with what the caller gets; fails with the refusal. */
    CompletableFuture<IssueAnswer> answer() {
        return answer;
    }

    /** Counts a round that was lost to another replica and tells how many there were. */
    int loseRound() {
        return ++rounds;
    }

    /** A place under the program's cap is taken once, however many rounds it needs. */
    boolean capReserved() {
        return capReserved;
    }

    void reserveCap() {
        capReserved = true;
    }
}
