package io.sealrail.system.drill;

import java.nio.file.Path;
import java.util.List;

import io.sealrail.system.check.Finding;
import io.sealrail.system.stack.RunningStack;
import io.sealrail.system.stack.StackOptions;

/**
 * Does the restore drill on a stack of its own and prints what was found; exit status 0 when everything holds. All databases are
 * put back together, or with {@code --each} one after the other.
 */
public final class RestoreDrillMain {

    private static final String EACH = "--each";

    private RestoreDrillMain() {}

    public static void main(String[] args) {
        if (!List.of(args).equals(List.of(EACH)) && args.length > 0) {
            System.err.println("usage: ./run drill-restore [" + EACH + "]");
            System.exit(2);
        }
        List<Finding> findings = run(args.length > 0);
        findings.forEach(System.out::println);
        System.exit(findings.stream().allMatch(Finding::holds) ? 0 : 1);
    }

    private static List<Finding> run(boolean each) {
        StackOptions options =
                StackOptions.in(Path.of("target", "restore-drill")).withReplicas(1);
        try (RunningStack stack = RunningStack.start(options)) {
            RestoreDrill drill = new RestoreDrill(stack);
            return each ? drill.ofEach() : drill.ofAll();
        }
    }
}
