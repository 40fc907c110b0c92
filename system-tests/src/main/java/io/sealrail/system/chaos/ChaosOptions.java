package io.sealrail.system.chaos;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import io.sealrail.system.agent.Switch;

/**
 * What a round shall be.
 *
 * @param duration of load and faults
 * @param patience how long what is under way at the end may take to settle
 * @param switches the safeguards to take out
 * @param kinds what the kinds of the faults to do begin with; empty = all
 * @param folder of the report; the stack's data lie in {@code stack} below it
 */
record ChaosOptions(
        Duration duration,
        Duration patience,
        long seed,
        int callers,
        int replicas,
        Set<Switch> switches,
        List<String> kinds,
        boolean prove,
        Path folder) {

    static final String USAGE = """
        usage: ./run chaos [--minutes M] [--seed N] [--callers C] [--replicas R] [--only KIND,...] [--switch S] [--report FOLDER]
               ./run chaos --prove
          --minutes   how long load and faults go on (10)
          --seed      what decides which fault happens when (1); the plan is printed before it begins
          --callers   how many clients call at once (24)
          --replicas  how many processes of each service (2)
          --only      faults of these kinds only, by the first letters of their names: kill,crash,reorg
          --switch    takes a safeguard out: no-outbox, no-fence or no-inbox; the check should then fail
          --prove     three short rounds, each without one safeguard; succeeds if each violation is reported by name
          --report    where report.html and report.json go (target/chaos)\
        """;

    private static final int MINUTES = 10;
    private static final int PATIENCE_MINUTES = 5;

    /** @throws IllegalArgumentException with a sentence for the user */
    static ChaosOptions parse(List<String> arguments) {
        ChaosOptions options = new ChaosOptions(
                Duration.ofMinutes(MINUTES),
                Duration.ofMinutes(PATIENCE_MINUTES),
                1,
                24,
                2,
                Set.of(),
                List.of(),
                false,
                Path.of("target", "chaos"));
        for (int i = 0; i < arguments.size(); i++) {
            String name = arguments.get(i);
            if (name.equals("--prove")) {
                options = options.proving();
                continue;
            }
            if (i + 1 == arguments.size()) {
                throw new IllegalArgumentException(name + " needs a value");
            }
            options = options.with(name, arguments.get(++i));
        }
        return options;
    }

    private ChaosOptions with(String name, String value) {
        switch (name) {
            case "--minutes":
                return withDuration(Duration.ofMillis((long) (number(name, value, 1) * 60_000)));
            case "--seed":
                return new ChaosOptions(
                        duration, patience, Long.parseLong(value), callers, replicas, switches, kinds, prove, folder);
            case "--callers":
                return new ChaosOptions(
                        duration,
                        patience,
                        seed,
                        (int) number(name, value, 1),
                        replicas,
                        switches,
                        kinds,
                        prove,
                        folder);
            case "--replicas":
                return new ChaosOptions(
                        duration,
                        patience,
                        seed,
                        callers,
                        (int) number(name, value, 1),
                        switches,
                        kinds,
                        prove,
                        folder);
            case "--only":
                return new ChaosOptions(
                        duration,
                        patience,
                        seed,
                        callers,
                        replicas,
                        switches,
                        List.of(value.split(",")),
                        prove,
                        folder);
            case "--switch":
                return without(Switch.of(value));
            case "--report":
                return in(Path.of(value));
            default:
                throw new IllegalArgumentException("there is no option " + name);
        }
    }

    private static double number(String name, String value, double least) {
        double number = Double.parseDouble(value);
        if (number < least) {
            throw new IllegalArgumentException(name + " is at least " + (int) least);
        }
        return number;
    }

    ChaosOptions withDuration(Duration other) {
        return new ChaosOptions(other, patience, seed, callers, replicas, switches, kinds, prove, folder);
    }

    ChaosOptions withPatience(Duration other) {
        return new ChaosOptions(duration, other, seed, callers, replicas, switches, kinds, prove, folder);
    }

    ChaosOptions without(Switch safeguard) {
        Set<Switch> more = EnumSet.of(safeguard);
        more.addAll(switches);
        return new ChaosOptions(duration, patience, seed, callers, replicas, more, kinds, prove, folder);
    }

    ChaosOptions in(Path other) {
        return new ChaosOptions(duration, patience, seed, callers, replicas, switches, kinds, prove, other);
    }

    private ChaosOptions proving() {
        return new ChaosOptions(duration, patience, seed, callers, replicas, switches, kinds, true, folder);
    }
}
