package io.sealrail.system.chaos;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import io.sealrail.system.agent.Switch;
import io.sealrail.system.fault.FaultException;
import io.sealrail.system.fault.FaultPlan;
import io.sealrail.system.fault.SmallDisk;
import io.sealrail.system.fault.TcpProxy;
import io.sealrail.system.stack.RunningStack;
import io.sealrail.system.stack.StackOptions;

/** A round on a stack of its own, whose network can be broken and whose database's disk can be filled. */
final class Chaos {

    private static final List<String> LINKS = List.of("postgres", "kafka", "chain");
    private static final int DISK_MEGABYTES = 1536;

    private final ChaosOptions options;
    private final FaultPlan plan;
    private final Consumer<String> say;

    Chaos(ChaosOptions options, FaultPlan plan, Consumer<String> say) {
        this.options = options;
        this.plan = plan;
        this.say = say;
    }

    Round run() throws IOException {
        Path data = options.folder().resolve("stack").toAbsolutePath();
        Optional<SmallDisk> disk = disk(data.resolveSibling("postgres-disk"));
        Map<String, TcpProxy> network = new LinkedHashMap<>();
        LINKS.forEach(part ->
                network.put(part, TcpProxy.start(0, () -> StackOptions.in(data).behind(part))));
        try (RunningStack stack = RunningStack.start(stackOptions(data, network, disk))) {
            say.accept("the stack is up: " + stack.demo().baseUrl() + ", logs in " + stack.logs());
            return new ChaosRound(stack, network, disk, say)
                    .ofChosenKinds(!options.kinds().isEmpty())
                    .run(plan, options.duration(), options.patience(), options.seed(), options.callers());
        } finally {
            network.values().forEach(TcpProxy::close);
            if (disk.isPresent()) {
                disk.get().close();
            }
        }
    }

    /** The services' own help for what is late would hide from the check that it was lost: it comes after the round. */
    StackOptions stackOptions(Path data, Map<String, TcpProxy> network, Optional<SmallDisk> disk) {
        StackOptions stack = StackOptions.in(data)
                .withReplicas(options.replicas())
                .withAgent()
                .with("sealrail.deadlines.visible", "PT24H");
        if (disk.isPresent()) {
            stack = stack.withDatabaseIn(disk.get().folder());
        }
        for (Switch safeguard : options.switches()) {
            stack = stack.without(safeguard);
        }
        for (Map.Entry<String, TcpProxy> link : network.entrySet()) {
            stack = stack.behindProxy(link.getKey(), link.getValue().port());
        }
        return stack;
    }

    private Optional<SmallDisk> disk(Path folder) throws IOException {
        try {
            return Optional.of(SmallDisk.mount(folder, DISK_MEGABYTES));
        } catch (FaultException notHere) {
            say.accept("PostgreSQL's disk cannot be filled in this round: " + notHere.getMessage());
            return Optional.empty();
        }
    }
}
