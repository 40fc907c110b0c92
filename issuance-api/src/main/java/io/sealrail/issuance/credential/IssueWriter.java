package io.sealrail.issuance.credential;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import org.jboss.logging.Logger;

import io.sealrail.issuance.IssuanceConfig;
import io.sealrail.issuance.backlog.Backlog;
import io.sealrail.kit.work.OwnContext;
import io.sealrail.kit.work.WithoutMessages;

/**
 * The accepting path: commands wait in a bounded queue and are written in batches, a few at a time. A batch starts as soon as a
 * lane is free and takes whatever waits, so batches are small when there is little to do and large when there is much.
 */
@ApplicationScoped
class IssueWriter {

    private static final Logger LOG = Logger.getLogger(IssueWriter.class);
    private static final Duration LONGEST_DRAIN = Duration.ofSeconds(5);

    private final IssueBatch batches;
    private final Backlog backlog;
    private final IssueQueue queue;
    private final int largestBatch;
    private final Queue<Context> lanes = new ArrayDeque<>();
    private final DistributionSummary batchSizes;
    private final CompletableFuture<Void> drained = new CompletableFuture<>();
    private volatile boolean stopping;

    IssueWriter(IssueBatch batches, Backlog backlog, Vertx vertx, IssuanceConfig config, MeterRegistry metrics) {
        this.batches = batches;
        this.backlog = backlog;
        this.queue = new IssueQueue(config.accepting().queue());
        this.largestBatch = config.accepting().batch();
        for (int lane = 0; lane < config.accepting().lanes(); lane++) {
            lanes.add(((VertxInternal) vertx).createEventLoopContext());
        }
        this.batchSizes = metrics.summary("sealrail.issue.batch.size");
        metrics.gauge("sealrail.issue.queue", queue, IssueQueue::size);
    }

    /** Queues the command; the future completes when it is committed, and never before. */
    CompletableFuture<IssueAnswer> submit(IssueCommand command) {
        IssueTicket ticket = new IssueTicket(command);
        if (stopping) {
            return CompletableFuture.failedFuture(IssueRefusal.STOPPING.problem());
        }
        if (backlog.full()) {
            return CompletableFuture.failedFuture(IssueRefusal.BACKLOG_FULL.problem());
        }
        if (!queue.offer(ticket)) {
            return CompletableFuture.failedFuture(IssueRefusal.QUEUE_FULL.problem());
        }
        startBatches();
        return ticket.answer();
    }

    void onShutdown(@Observes ShutdownEvent event) throws InterruptedException, ExecutionException {
        stopping = true;
        if (queue.size() == 0) {
            return;
        }
        try {
            drained.get(LONGEST_DRAIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.warnf("stopped before the queue was empty waiting=%d", queue.size());
        }
    }

    private void startBatches() {
        for (Run next = nextRun(); next != null; next = nextRun()) {
            Run run = next;
            OwnContext.run(run.lane, () -> batches.run(run.tickets))
                    .subscribe()
                    .with(again -> ended(run, again), failure -> broken(run, failure));
        }
    }

    private synchronized Run nextRun() {
        if (lanes.isEmpty()) {
            return null;
        }
        List<IssueTicket> tickets = queue.take(largestBatch);
        if (tickets.isEmpty()) {
            return null;
        }
        batchSizes.record(tickets.size());
        return new Run(lanes.remove(), tickets);
    }

    private void ended(Run run, Set<IssueTicket> again) {
        run.tickets.forEach(again.isEmpty() ? queue::done : ticket -> giveBack(ticket, again));
        synchronized (this) {
            lanes.add(run.lane);
        }
        startBatches();
        if (stopping && queue.size() == 0) {
            drained.complete(null);
        }
    }

    private void giveBack(IssueTicket ticket, Set<IssueTicket> again) {
        if (again.contains(ticket)) {
            queue.again(ticket);
        } else {
            queue.done(ticket);
        }
    }

    private void broken(Run run, Throwable failure) {
        LOG.error("batch broke", WithoutMessages.of(failure));
        run.tickets.forEach(ticket -> ticket.answer().completeExceptionally(failure));
        ended(run, new HashSet<>());
    }

    /** A batch in a lane. */
    private record Run(Context lane, List<IssueTicket> tickets) {}
}
