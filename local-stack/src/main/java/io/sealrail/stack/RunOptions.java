package io.sealrail.stack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code ./run} was asked for.
 *
 * @param once stop after the walk, with its outcome as exit status
 * @param fresh forget the data of earlier runs first
 * @param archives let each service record a class-data archive, from which it starts faster the next time; the recording itself is slow
 * @param walk tell the story after the start; {@code --quiet} leaves it out
 * @param data the folder of everything that survives a restart
 * @param database the folder of PostgreSQL's data, if it is another one: on a disk of its own
 * @param port of the gateway
 * @param replicas how many processes of a service, where it is not one
 * @param jvmOptions further options of the services' JVMs
 * @param proxies the port that the services are given in place of a part's own ({@code postgres}, {@code kafka}, {@code chain}):
 *     somebody listens there and passes on what comes
 */
record RunOptions(
        boolean once,
        boolean fresh,
        boolean archives,
        boolean walk,
        Path data,
        Optional<Path> database,
        int port,
        Map<String, Integer> replicas,
        List<JvmOption> jvmOptions,
        Map<String, Integer> proxies) {

    static final String USAGE =
            "usage: [PORT=8080] ./run [--once] [--fresh] [--no-archives] [--quiet] [--data FOLDER] [--database FOLDER]"
                    + " [--replicas SERVICE=N] [--jvm-option SERVICE=OPTION] [--proxy PART=PORT]";
    private static final Set<String> FLAGS = Set.of("--once", "--fresh", "--no-archives", "--quiet");
    private static final Set<String> WITH_VALUE =
            Set.of("--data", "--database", "--replicas", "--jvm-option", "--proxy");
    private static final Set<String> BEHIND_PROXIES = Set.of("postgres", "kafka", "chain");
    private static final int DEFAULT_PORT = 8080;

    /** @param port as the environment gives it, or null */
    static RunOptions parse(List<String> arguments, String port, Path defaultData) {
        Set<String> flags = new HashSet<>();
        Map<String, List<String>> values = new HashMap<>();
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            String option = rest.next();
            if (FLAGS.contains(option)) {
                flags.add(option);
            } else if (WITH_VALUE.contains(option)) {
                values.computeIfAbsent(option, first -> new ArrayList<>()).add(value(option, rest));
            } else {
                throw new StackException("There is no option " + option + "; " + USAGE);
            }
        }
        return new RunOptions(
                flags.contains("--once"),
                flags.contains("--fresh"),
                !flags.contains("--no-archives") && !flags.contains("--once"),
                flags.contains("--once") || !flags.contains("--quiet"),
                folder(values, "--data").orElse(defaultData.toAbsolutePath()),
                folder(values, "--database"),
                port(port),
                numbers(values.getOrDefault("--replicas", List.of())),
                values.getOrDefault("--jvm-option", List.of()).stream()
                        .map(JvmOption::parse)
                        .toList(),
                proxies(values.getOrDefault("--proxy", List.of())));
    }

    /** The last one that was named counts. */
    private static Optional<Path> folder(Map<String, List<String>> values, String option) {
        return values.getOrDefault(option, List.of()).stream()
                .reduce((earlier, later) -> later)
                .map(folder -> Path.of(folder).toAbsolutePath());
    }

    /** The further options of a service's replica. */
    List<String> jvmOptions(String service, String part) {
        return jvmOptions.stream()
                .filter(option -> option.isFor(service))
                .map(option -> option.of(part))
                .toList();
    }

    private static Map<String, Integer> proxies(List<String> pairs) {
        Map<String, Integer> proxies = numbers(pairs);
        proxies.keySet().stream()
                .filter(part -> !BEHIND_PROXIES.contains(part))
                .findFirst()
                .ifPresent(part -> {
                    throw new StackException(part + " cannot be behind a proxy; " + USAGE);
                });
        return proxies;
    }

    private static Map<String, Integer> numbers(List<String> pairs) {
        Map<String, Integer> numbers = new HashMap<>();
        for (String text : pairs) {
            String[] pair = text.split("=");
            numbers.put(pair[0], number(pair[pair.length - 1]));
        }
        return Map.copyOf(numbers);
    }

    private static int port(String text) {
        int port = text == null || text.isBlank() ? DEFAULT_PORT : number(text);
        if (port < 1 || port > 65535) {
            throw new StackException("PORT=" + text + " is not a port; use one from 1024 to 65535.");
        }
        return port;
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new StackException(option + " needs a value; " + USAGE);
        }
        return rest.next();
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text.trim());
        } catch (NumberFormatException e) {
            throw new StackException("'" + text + "' is not a number; " + USAGE, e);
        }
    }
}
