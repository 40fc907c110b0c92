package io.sealrail.system.chaos;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

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
          --callers   how many clients call at once (36)
          --replicas  how many processes of each service (2)
          --only      faults of these kinds only, by the first letters of their names: kill,crash,reorg
          --switch    takes a safeguard out: no-outbox, no-fence or no-inbox; the check should then fail
          --prove     a short round in which everything holds, then three, each without one safeguard; succeeds if each violation
                      is reported by name
          --report    where report.html and report.json go (target/chaos)\
        """;

    private static final Set<String> NAMES =
            Set.of("--minutes", "--seed", "--callers", "--replicas", "--only", "--switch", "--report");
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** @throws IllegalArgumentException with a sentence for the user */
    static ChaosOptions parse(List<String> arguments) {
        Map<String, String> given = new HashMap<>();
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            String name = rest.next();
            if (name.equals("--prove")) {
                given.put(name, "");
            } else if (!NAMES.contains(name) || !rest.hasNext()) {
                throw new IllegalArgumentException(
                        NAMES.contains(name) ? name + " needs a value" : "there is no option " + name);
            } else {
                given.put(name, rest.next());
            }
        }
        return new ChaosOptions(
                Duration.ofMillis((long) (number(given, "--minutes", 10) * 60_000)),
                PATIENCE,
                Long.parseLong(given.getOrDefault("--seed", "1")),
                (int) number(given, "--callers", 36),
                (int) number(given, "--replicas", 2),
                list(given, "--switch").stream().map(Switch::of).collect(Collectors.toSet()),
                list(given, "--only"),
                given.containsKey("--prove"),
                Path.of(given.getOrDefault("--report", "target/chaos")));
    }

    private static double number(Map<String, String> given, String name, int otherwise) {
        double number = Double.parseDouble(given.getOrDefault(name, Integer.toString(otherwise)));
        if (number < 1) {
            throw new IllegalArgumentException(name + " is at least 1");
        }
        return number;
    }

    private static List<String> list(Map<String, String> given, String name) {
        return given.containsKey(name) ? List.of(given.get(name).split(",")) : List.of();
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
}
