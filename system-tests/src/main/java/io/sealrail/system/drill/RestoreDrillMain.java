package io.sealrail.system.drill;

import java.nio.file.Path;
import java.util.List;

import io.sealrail.system.check.Finding;
import io.sealrail.system.stack.RunningStack;
import io.sealrail.system.stack.StackOptions;

/** Does the restore drill on a stack of its own and prints what was found; exit status 0 when everything holds. */
public final class RestoreDrillMain {

    private RestoreDrillMain() {}

    public static void main(String[] args) {
        List<Finding> findings = run();
        findings.forEach(System.out::println);
        System.exit(findings.stream().allMatch(Finding::holds) ? 0 : 1);
    }

    private static List<Finding> run() {
        StackOptions options =
                StackOptions.in(Path.of("target", "restore-drill")).withReplicas(1);
        try (RunningStack stack = RunningStack.start(options)) {
            return new RestoreDrill(stack).run();
        }
    }
}
