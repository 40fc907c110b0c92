package io.sealrail.system.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Every fault of a round with its time, known before the round begins: the same seed and duration give the same plan.
 *
 * @param planned in the order of their times
 */
public record FaultPlan(List<Planned> planned) {

    private static final Duration QUIET_AT_FIRST = Duration.ofSeconds(10);
    private static final Duration QUIET_AT_LAST = Duration.ofSeconds(25);

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
     * ones are hit at the same time.
     *
     * @param duration of the round, at least a minute
     * @param replicas of each service
     */
    public static FaultPlan of(long seed, Duration duration, int replicas) {
        Random random = new Random(seed);
        List<Fault> faults = new ArrayList<>(new FaultMix(random, duration.toSeconds() / 60.0, replicas).faults());
        Collections.shuffle(faults, random);
        return spread(faults, QUIET_AT_FIRST, duration.minus(QUIET_AT_LAST), random);
    }

    /** These faults in this order, one each so long. */
    public static FaultPlan each(Duration apart, List<Fault> faults) {
        List<Planned> planned = new ArrayList<>();
        faults.forEach(
                fault -> planned.add(new Planned(planned.size() + 1, apart.multipliedBy(planned.size()), fault)));
        return new FaultPlan(planned);
    }

    private static FaultPlan spread(List<Fault> faults, Duration first, Duration last, Random random) {
        List<Fault> left = new ArrayList<>(faults);
        List<Planned> planned = new ArrayList<>();
        long slot = last.minus(first).toMillis() / faults.size();
        while (!left.isEmpty()) {
            Duration at = first.plusMillis(slot * planned.size() + random.nextInt((int) Math.max(1, slot / 2)));
            Fault next = left.stream()
                    .filter(fault -> isFree(fault, at, planned))
                    .findFirst()
                    .orElse(left.get(0));
            left.remove(next);
            planned.add(new Planned(planned.size() + 1, at, next));
        }
        return new FaultPlan(planned);
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
