package io.sealrail.system.chaos;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.sealrail.system.check.Finding;

/**
 * What a round was and what came of it; {@code report.json} is this record. Times in it are seconds since load and faults began.
 *
 * @param seconds how long load and faults went on; settling comes on top
 * @param replicas of each service
 * @param switchedOff the safeguards that were taken out on purpose
 * @param samples about one a second
 * @param calls how often each kind of call got each HTTP status, 0 = no answer
 * @param oddities answers that must never be given, whatever fault there is
 * @param settledAfter seconds from the end of the load to the verdict
 */
public record Round(
        long seed,
        Instant startedAt,
        int seconds,
        int replicas,
        int callers,
        int processors,
        List<String> switchedOff,
        List<Happened> faults,
        List<Sample> samples,
        Map<String, Map<Integer, Long>> calls,
        long accepted,
        int settledAfter,
        List<Finding> findings,
        List<String> oddities) {

    /**
     * A fault as it was.
     *
     * @param plannedAt as the plan has it
     * @param beganAt when it was done; {@code null} if it could not be, or took no effect
     * @param endedAt when it was undone; the same for one that is over at once
     * @param detail which process, which transaction; why not, if it could not be had
     * @param absent whether it cannot be had on this machine or stack at all
     */
    public record Happened(
            int number,
            String kind,
            String target,
            boolean kills,
            double plannedAt,
            Double beganAt,
            Double endedAt,
            String detail,
            boolean absent) {

        public boolean happened() {
            return beganAt != null;
        }
    }

    /**
     * One look at the system.
     *
     * @param accepted credentials since the beginning
     * @param waiting by stage, how many are there; a stage is missing when its database could not be asked
     */
    public record Sample(double at, long accepted, Map<String, Long> waiting) {}

    public boolean holds() {
        return oddities.isEmpty() && !findings.isEmpty() && findings.stream().allMatch(Finding::holds);
    }

    long kills() {
        return faults.stream().filter(each -> each.kills() && each.happened()).count();
    }

    long ofKind(String start) {
        return faults.stream()
                .filter(each -> each.happened() && each.kind().startsWith(start))
                .count();
    }
}
