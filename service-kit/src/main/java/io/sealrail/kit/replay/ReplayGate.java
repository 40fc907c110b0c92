package io.sealrail.kit.replay;

import java.util.concurrent.CompletableFuture;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

/**
 * Shut from the start of the process until its database is known to hold what this service has published. Until then calls
 * are refused, readiness is down, leased loops do not begin and events are not applied. Once open it stays so.
 */
@ApplicationScoped
public class ReplayGate {

    private final CompletableFuture<Void> open = new CompletableFuture<>();
    private volatile String waitingFor = "the start of the process";

    /** Whether the process may work. */
    public boolean isOpen() {
        return open.isDone();
    }

    /** Completes when the gate opens, at once if it is open; never fails. What a service starts by itself waits for it. */
    public Uni<Void> opened() {
        return isOpen() ? Uni.createFrom().voidItem() : Uni.createFrom().completionStage(open::copy);
    }

    /** What the process waits for, for people: no content of events. */
    public String waitingFor() {
        return waitingFor;
    }

    /** Says what the process waits for. */
    public void waitFor(String what) {
        waitingFor = what;
    }

    /** Lets the process work. */
    public void open() {
        open.complete(null);
    }
}
