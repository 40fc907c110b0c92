package io.sealrail.system;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.sealrail.system.check.Finding;
import io.sealrail.system.drill.RestoreDrill;
import io.sealrail.system.stack.RunningStack;
import io.sealrail.system.stack.StackOptions;

import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * Every database is put back to a backup, Kafka and the chain are ahead: nothing is doubled, and nothing answered is lost. It
 * starts a stack of its own and takes about three minutes, so it is a drill: {@code mvn verify -Ddrills} runs it too.
 */
class BackupRestoreIT {

    @Test
    void nothingIsUsedTwiceAndNothingAnsweredIsLost() {
        StackOptions options =
                StackOptions.in(Path.of("target", "restored-stack")).withReplicas(1);
        try (RunningStack stack = RunningStack.start(options)) {
            List<Finding> findings = new RestoreDrill(stack).ofAll();

            assertEquals(
                    List.of(),
                    findings.stream().filter(finding -> !finding.holds()).toList(),
                    findings::toString);
        }
    }
}
