package io.sealrail.system;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

import io.sealrail.system.client.Http;
import io.sealrail.system.client.PartnerClient;

/** Many partners' calls at once, each for a new person; keeps what was answered with 200. */
final class Issuing implements AutoCloseable {

    private final PartnerClient client;
    private final ExecutorService callers;
    private final int parallel;

    /** {@code coreClaimHash} by e-mail, of every call that was answered with 200. */
    final Map<String, String> accepted = new ConcurrentHashMap<>();

    /** Answers other than 200, by status; 0 where no answer came. */
    final Map<Integer, AtomicInteger> refused = new ConcurrentHashMap<>();

    Issuing(PartnerClient client, int parallel) {
        this.client = client;
        this.parallel = parallel;
        this.callers = Executors.newFixedThreadPool(parallel);
    }

    /** Issues until told to stop; a call that fails is made again with the same key, as a careful partner would. */
    List<Future<?>> start(BooleanSupplier enough) {
        return IntStream.range(0, parallel)
                .<Future<?>>mapToObj(caller -> callers.submit(() -> {
                    while (!enough.getAsBoolean()) {
                        issueOnce(SystemStack.freshEmail(), enough);
                    }
                }))
                .toList();
    }

    private void issueOnce(String email, BooleanSupplier enough) {
        try {
            do {
                Http.Answer answer = client.issue(email, client.request(), "Idempotency-Key", email);
                if (answer.status() == 200) {
                    accepted.put(email, answer.text("coreClaimHash"));
                    return;
                }
                count(answer.status());
            } while (!enough.getAsBoolean());
        } catch (UncheckedIOException e) {
            count(0);
        }
    }

    private void count(int status) {
        refused.computeIfAbsent(status, s -> new AtomicInteger()).incrementAndGet();
    }

    @Override
    public void close() {
        callers.shutdownNow();
    }
}
