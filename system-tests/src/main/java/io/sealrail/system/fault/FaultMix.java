package io.sealrail.system.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import io.sealrail.system.fault.BreakNetwork.Trouble;
import io.sealrail.system.stack.CrashPoint;

/** How much of which fault a round has: rates per minute, each kind at least once. */
final class FaultMix {

    private static final List<String> SERVICES =
            List.of("issuance-api", "onchain-worker", "revocation-service", "status-list-service", "verifier-service");
    private static final List<PauseHolder> HOLDERS = List.of(
            new PauseHolder("onchain-worker", "anchor-sender", Duration.ofSeconds(20)),
            new PauseHolder("issuance-api", "outbox-relay", Duration.ofSeconds(20)),
            new PauseHolder("status-list-service", "status-list-publisher", Duration.ofSeconds(20)),
            new PauseHolder("revocation-service", "outbox-relay", Duration.ofSeconds(20)));
    private static final List<String> LINKS = List.of("postgres", "kafka", "chain");
    private static final int SKEW_SECONDS = 30;
    private static final int LONG_ROUND_MINUTES = 10;

    /** Longer than any patience within the services: what it interrupts is a delay, and nothing of it a dead letter. */
    private static final Duration LONG_OUTAGE = Duration.ofSeconds(60);

    private final Random random;
    private final double minutes;
    private final List<String> replicas;
    private boolean ahead;

    FaultMix(Random random, double minutes, int replicas) {
        this.random = random;
        this.minutes = minutes;
        this.replicas = SERVICES.stream()
                .flatMap(service -> IntStream.rangeClosed(1, replicas)
                        .mapToObj(replica -> replica == 1 ? service : service + "-" + replica))
                .toList();
    }

    List<Fault> faults() {
        List<Fault> all = new ArrayList<>();
        all.addAll(times(2.0, kills()));
        all.addAll(times(0.6, inTurn(List.of(CrashPoint.values()), point -> new CrashAt(point, armed()))));
        all.addAll(times(0.4, () -> new Reorg(2 + random.nextInt(7))));
        all.addAll(times(0.3, inTurn(HOLDERS, holder -> holder)));
        all.addAll(times(0.3, inTurn(LINKS, link -> new BreakNetwork(link, Trouble.CUT, Duration.ZERO))));
        all.addAll(times(0.2, inTurn(LINKS, link -> new BreakNetwork(link, Trouble.SLOW, seconds(10, 20)))));
        all.addAll(times(0.2, () -> new BreakNetwork("chain", Trouble.LATE, seconds(8, 15))));
        all.addAll(times(0.1, inTurn(LINKS, link -> new BreakNetwork(link, Trouble.LOST, seconds(8, 15)))));
        all.addAll(times(0.3, inTurn(LINKS, link -> new BreakNetwork(link, Trouble.AWAY, seconds(10, 25)))));
        if (isLong()) {
            LINKS.forEach(link -> all.add(new BreakNetwork(link, Trouble.AWAY, LONG_OUTAGE)));
        }
        all.addAll(times(0.2, DropTransactions::new));
        all.addAll(times(0.1, () -> new RaiseBaseFee(20 + random.nextInt(60))));
        all.addAll(times(0.1, () -> new FillDisk(seconds(8, 14))));
        all.addAll(times(0.2, inTurn(replicas, this::skew)));
        all.addAll(times(0.2, () -> Redelivery.TWICE));
        all.addAll(times(0.2, () -> Redelivery.OUT_OF_ORDER));
        all.addAll(times(0.1, PoisonTopics::new));
        return all;
    }

    /** Each process at least once when there is time for it; the same mix of parts for every seed, in another order. */
    private Supplier<Fault> kills() {
        List<String> processes = new ArrayList<>(LINKS);
        processes.addAll(replicas);
        return inTurn(processes, (String part) -> new Kill(part));
    }

    private boolean isLong() {
        return minutes >= LONG_ROUND_MINUTES;
    }

    /** Long enough that somebody comes by, though a part is away that brings him there. */
    private Duration armed() {
        return isLong() ? LONG_OUTAGE.plusSeconds(40) : Duration.ofSeconds(60);
    }

    /** Ahead and behind in turn. */
    private Fault skew(String part) {
        ahead = !ahead;
        return new SkewClock(part, Duration.ofSeconds(ahead ? SKEW_SECONDS : -SKEW_SECONDS), seconds(20, 40));
    }

    private Duration seconds(int least, int most) {
        return Duration.ofSeconds(least + random.nextInt(most - least + 1));
    }

    private List<Fault> times(double perMinute, Supplier<? extends Fault> one) {
        int count = (int) Math.max(1, Math.round(perMinute * minutes));
        List<Fault> faults = new ArrayList<>();
        IntStream.range(0, count).forEach(ignored -> faults.add(one.get()));
        return faults;
    }

    private interface Making<T> {
        Fault of(T what);
    }

    private <T> Supplier<Fault> inTurn(List<T> choices, Making<T> make) {
        List<T> order = new ArrayList<>(choices);
        Collections.shuffle(order, random);
        int[] next = {0};
        return () -> make.of(order.get(next[0]++ % order.size()));
    }
}
