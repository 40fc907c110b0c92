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
        boolean each = List.of(args).equals(List.of(EACH));
        if (!each && args.length > 0) {
            System.err.println("usage: ./run drill-restore [" + EACH + "]");
            System.exit(2);
        }
        System.exit(run(each) ? 0 : 1);
    }

    private static boolean run(boolean each) {
        StackOptions options =
                StackOptions.in(Path.of("target", "restore-drill")).withReplicas(1);
        try (RunningStack stack = RunningStack.start(options)) {
            RestoreDrill drill = new RestoreDrill(stack);
            return each ? each(drill) : holds("every database", drill.ofAll());
        }
    }

    private static boolean each(RestoreDrill drill) {
        boolean all = true;
        for (String service : StackOptions.SERVICES) {
            all &= holds("the database of " + service, drill.of(service));
        }
        return all;
    }

    private static boolean holds(String restored, List<Finding> findings) {
        System.out.println("Put back: " + restored);
        findings.forEach(System.out::println);
        return findings.stream().allMatch(Finding::holds);
    }
}
