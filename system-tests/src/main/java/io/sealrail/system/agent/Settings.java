package io.sealrail.system.agent;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the agent is told: {@code control=FOLDER,part=NAME,off=SWITCH+SWITCH}.
 *
 * @param control the folder by which the harness speaks to it: {@code armed/}, {@code hit/}, {@code skew/} and {@code begun}
 * @param part the process that it is in: a service, with a number for every replica after the first
 * @param off the switches, from {@code begun} on
 */
record Settings(Path control, String part, Set<Switch> off) {

    static Settings parse(String argument) {
        Map<String, String> values = Arrays.stream(argument.split(","))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        Set<Switch> off = Arrays.stream(values.getOrDefault("off", "").split("\\+"))
                .filter(option -> !option.isEmpty())
                .map(Switch::of)
                .collect(Collectors.toUnmodifiableSet());
        return new Settings(Path.of(values.get("control")), values.get("part"), off);
    }

    /** The service whose replica this is. */
    String service() {
        return part.replaceFirst("-\\d+$", "");
    }
}
