package io.sealrail.system.stack;

import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;

import io.sealrail.system.agent.Switch;

/**
 * The option of a JVM that brings the agent into it.
 *
 * @param root of the checkout, in which the agent is built
 * @param control the folder that the agent watches
 */
record AgentOption(Path root, Path control, Set<Switch> switches) {

    private static final String JAR = "system-tests/target/system-tests-0.1.0-SNAPSHOT-agent.jar";

    /** @throws IllegalStateException when the agent is not built */
    @Override
    public String toString() {
        Path jar = root.resolve(JAR);
        if (!jar.toFile().isFile()) {
            throw new IllegalStateException("the agent is not built: mvn package -pl system-tests, " + jar);
        }
        String off = switches.stream().map(Switch::option).collect(Collectors.joining("+"));
        return "-javaagent:" + jar + "=control=" + control + ",part={part},off=" + off;
    }
}
