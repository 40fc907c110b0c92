package io.sealrail.system.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Every fault of a round with its time, known before the round begins: the same seed and duration give the same plan.
 *
 * @param planned in the order of their times
 */
public record FaultPlan(List<Planned> planned) {

    private static final Duration QUIET_AT_FIRST = Duration.ofSeconds(10);
    private static final Duration QUIET_AT_LAST = Duration.ofSeconds(25);
    private static final int TRIES = 500;

    /**
     * One fault of the plan.
     *
     * @param number counted from 1
     * @param at since the beginning of the round
     */
    public record Planned(int number, Duration at, Fault fault) {

        private Duration until() {
            return at.plus(fault.recovers());
        }
    }

    /**
     * A round's faults, mixed by the seed and spread over it. One target is left alone until it had time to recover, different
     * ones are hit at the same time; a round of a few minutes has too little time for that, and leaves alone as many as it can.
     *
     * @param duration of the round, at least a minute
     * @param replicas of each service
     */
    public static FaultPlan of(long seed, Duration duration, int replicas) {
        Random random = new Random(seed);
        List<Fault> faults = new ArrayList<>(new FaultMix(random, duration.toSeconds() / 60.0, replicas).faults());
        Spread best = null;
        for (int tries = 0; tries < TRIES && (best == null || best.collisions() > 0); tries++) {
            Collections.shuffle(faults, random);
            Spread next = spread(faults, duration, random);
            best = best == null || next.collisions() < best.collisions() ? next : best;
        }
        return best.plan();
    }

    private record Spread(FaultPlan plan, int collisions) {}

    /** These faults in this order, the first at once, each other one so long after the one before it would be over if it began in time. */
    public static FaultPlan each(Duration apart, List<Fault> faults) {
        List<Planned> planned = new ArrayList<>();
        Duration at = Duration.ZERO;
        for (Fault fault : faults) {
            planned.add(new Planned(planned.size() + 1, at, fault));
            at = at.plus(fault.lasts()).plus(apart);
        }
        return new FaultPlan(planned);
    }

    /** When the last of the faults is over. */
    public Duration end() {
        return planned.stream()
                .map(each -> each.at().plus(each.fault().lasts()))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    private static Spread spread(List<Fault> faults, Duration duration, Random random) {
        List<Fault> left = new ArrayList<>(faults);
        List<Planned> planned = new ArrayList<>();
        int collisions = 0;
        long slot = duration.minus(QUIET_AT_FIRST).minus(QUIET_AT_LAST).toMillis() / faults.size();
        while (!left.isEmpty()) {
            Duration at =
                    QUIET_AT_FIRST.plusMillis(slot * planned.size() + random.nextInt((int) Math.max(1, slot / 2)));
            Optional<Fault> free = left.stream()
                    .filter(fault -> isFree(fault, at, planned))
                    .filter(fault -> at.plus(fault.lasts()).compareTo(duration) <= 0)
                    .max(Comparator.comparing(fault -> stillToCome(fault.target(), left)));
            collisions += free.isPresent() ? 0 : 1;
            Fault next = free.orElse(left.get(0));
            left.remove(next);
            planned.add(new Planned(planned.size() + 1, at, next));
        }
        return new Spread(new FaultPlan(planned), collisions);
    }

    /** How long it takes the target to recover from all that is left for it: who has most to bear begins. */
    private static Duration stillToCome(String target, List<Fault> left) {
        return left.stream()
                .filter(fault -> collide(fault.target(), target))
                .map(Fault::recovers)
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static boolean isFree(Fault fault, Duration at, List<Planned> planned) {
        return planned.stream()
                .noneMatch(earlier -> collide(earlier.fault().target(), fault.target())
                        && earlier.until().compareTo(at) > 0);
    }

    /** Replicas of one service collide, so that a plan does not take a whole service away for good. */
    private static boolean collide(String one, String other) {
        return one.startsWith(other) || other.startsWith(one);
    }

    /**
     * Without those whose kind begins with none of these; all of them if there are none.
     *
     * @throws IllegalArgumentException with a sentence for the user, if one of these fits no fault of the plan
     */
    public FaultPlan only(List<String> kinds) {
        kinds.forEach(kind -> {
            if (planned.stream().noneMatch(each -> each.fault().kind().startsWith(kind))) {
                throw new IllegalArgumentException("no kind of fault begins with '" + kind + "'");
            }
        });
        return kinds.isEmpty()
                ? this
                : new FaultPlan(planned.stream()
                        .filter(each -> kinds.stream()
                                .anyMatch(kind -> each.fault().kind().startsWith(kind)))
                        .toList());
    }

    /** How many of the faults end a process. */
    public long kills() {
        return planned.stream().filter(each -> each.fault().kills()).count();
    }

    /** One line a fault: number, time, target, kind. */
    public List<String> lines() {
        return planned.stream()
                .map(each -> String.format(
                        "%3d  %s  %-22s %s",
                        each.number(),
                        clock(each.at()),
                        each.fault().target(),
                        each.fault().kind()))
                .toList();
    }

    /** Minutes and seconds. */
    public static String clock(Duration since) {
        return String.format("%02d:%02d", since.toMinutes(), since.toSecondsPart());
    }
}
