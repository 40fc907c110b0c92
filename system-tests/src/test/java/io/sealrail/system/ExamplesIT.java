package io.sealrail.system;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The examples that a partner copies from do what they say. */
class ExamplesIT {

    private static final Path FOLDER = Path.of("..", "examples", "node");

    @ParameterizedTest
    @CsvSource({"issue-and-wait.js, vcStatus: 'ONCHAIN'", "kyc-webhook.js, success: true"})
    void runAgainstTheStack(String script, String shown) throws IOException, InterruptedException {
        String demo = SystemStack.get().demoFile().toString();
        List<String> command = List.of("env", "SEALRAIL_DEMO=" + demo, "node", script, SystemStack.freshEmail());
        NodeScript.Finished finished = NodeScript.execute(FOLDER, command);
        assertEquals(0, finished.exit(), finished.output());
        assertTrue(finished.output().contains(shown), finished.output());
    }
}
