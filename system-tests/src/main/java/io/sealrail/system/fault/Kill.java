package io.sealrail.system.fault;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

import io.sealrail.system.stack.RunningStack;

/** SIGKILL of parts, at the same moment if there are several; the stack starts them again. */
public record Kill(List<String> parts) implements Fault {

    private static final Duration UNTIL_IT_IS_BACK = Duration.ofSeconds(20);

    public Kill(String... parts) {
        this(List.of(parts));
    }

    @Override
    public String target() {
        return String.join(" + ", parts);
    }

    @Override
    public String kind() {
        return "kill";
    }

    @Override
    public Duration recovers() {
        return UNTIL_IT_IS_BACK;
    }

    @Override
    public boolean kills() {
        return true;
    }

    @Override
    public Ongoing inject(Scene scene) {
        String processes = parts.stream()
                .map(part -> Long.toString(kill(scene.stack(), part)))
                .collect(Collectors.joining(" "));
        return Ongoing.over("process " + processes);
    }

    private static long kill(RunningStack stack, String part) {
        long pid = stack.pid(part);
        stack.kill(part);
        return pid;
    }
}
