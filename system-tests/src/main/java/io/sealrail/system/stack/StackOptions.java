package io.sealrail.system.stack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import io.sealrail.system.agent.Switch;

/**
 * How a stack of the packaged services is started.
 *
 * @param root of the checkout
 * @param data the stack's folder, emptied at the start; what the stack prints goes to a file beside it
 * @param database where PostgreSQL's data lie, if elsewhere
 * @param replicas how many processes of each service
 * @param agent whether the services carry the agent: crash points, clock skew and switches
 * @param switches the safeguards to take out
 * @param properties system properties of every service
 * @param proxies the port that the services are given in place of a part's own ({@code postgres}, {@code kafka}, {@code chain});
 *     the caller's proxy listens there before the stack is started and forwards to {@link #behind}
 */
public record StackOptions(
        Path root,
        Path data,
        Optional<Path> database,
        int replicas,
        boolean agent,
        Set<Switch> switches,
        Map<String, Integer> proxies,
        Map<String, String> properties) {

    public static final List<String> SERVICES =
            List.of("issuance-api", "onchain-worker", "revocation-service", "status-list-service", "verifier-service");

    /** Two replicas of each service, nothing in their way; the working directory is a module of the checkout or its root. */
    public static StackOptions in(Path data) {
        return new StackOptions(
                checkout(), data.toAbsolutePath(), Optional.empty(), 2, false, Set.of(), Map.of(), Map.of());
    }

    public StackOptions withReplicas(int count) {
        return new StackOptions(root, data, database, count, agent, switches, proxies, properties);
    }

    public StackOptions withAgent() {
        return new StackOptions(root, data, database, replicas, true, switches, proxies, properties);
    }

    /** With the agent, which takes the safeguard out. */
    public StackOptions without(Switch safeguard) {
        Set<Switch> more = new TreeSet<>(switches);
        more.add(safeguard);
        return new StackOptions(root, data, database, replicas, true, more, proxies, properties);
    }

    /** With PostgreSQL's data in another folder: on a disk of its own. */
    public StackOptions withDatabaseIn(Path folder) {
        return new StackOptions(
                root, data, Optional.of(folder.toAbsolutePath()), replicas, agent, switches, proxies, properties);
    }

    public StackOptions behindProxy(String part, int port) {
        Map<String, Integer> more = new TreeMap<>(proxies);
        more.put(part, port);
        return new StackOptions(root, data, database, replicas, agent, switches, more, properties);
    }

    /** With a setting in every service, which goes before its environment. */
    public StackOptions with(String property, String value) {
        Map<String, String> more = new TreeMap<>(properties);
        more.put(property, value);
        return new StackOptions(root, data, database, replicas, agent, switches, proxies, more);
    }

    /** The port that a part's proxy forwards to; to be asked for each connection, it is chosen while the stack starts. */
    public int behind(String part) {
        return new PartPorts(data).of(part.equals("kafka") ? "kafka-proxied" : part);
    }

    Path output() {
        return data.resolveSibling(data.getFileName() + ".log");
    }

    Path control() {
        return data.resolveSibling(data.getFileName() + ".control");
    }

    /** What follows the main class of the local stack. */
    List<String> arguments() {
        List<String> arguments =
                new ArrayList<>(List.of("--fresh", "--no-archives", "--quiet", "--data", data.toString()));
        database.ifPresent(folder -> arguments.addAll(List.of("--database", folder.toString())));
        SERVICES.forEach(service -> arguments.addAll(List.of("--replicas", service + "=" + replicas)));
        proxies.forEach((part, port) -> arguments.addAll(List.of("--proxy", part + "=" + port)));
        properties.forEach((name, value) -> arguments.addAll(List.of("--jvm-option", "*=-D" + name + "=" + value)));
        if (agent) {
            arguments.addAll(List.of("--jvm-option", "*=" + new AgentOption(root, control(), switches)));
        }
        return arguments;
    }

    private static Path checkout() {
        Path here = Path.of("").toAbsolutePath();
        return here.resolve("run").toFile().isFile() ? here : here.getParent();
    }
}
