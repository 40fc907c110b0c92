package io.sealrail.onchain.chain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The committed ABI and bytecode are what solc makes of the committed source, wherever solc can be had from npm. */
class AnchorRegistryArtifactTest {

    private static final Path SOURCES = Path.of("src/main/contract");
    private static final Path COPY = Path.of("target/contract");
    private static final Path LOG = Path.of("target/contract.log");

    @Test
    void committedArtifactIsWhatSolcCompiles() throws Exception {
        copySources();
        boolean installed = run(List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"), LOG);
        assumeTrue(installed, "solc cannot be had from npm here: AnchorRegistry.json was NOT compared with its source");
        Path compiled = Path.of("target/AnchorRegistry.json");
        assertEquals(true, run(List.of("npm", "run", "-s", "print"), compiled), "solc failed");
        assertEquals(
                Files.readString(Path.of("src/main/resources/contract/AnchorRegistry.json")),
                Files.readString(compiled),
                "run `npm ci && npm run compile` in " + SOURCES);
    }

    private static void copySources() throws IOException {
        Files.createDirectories(COPY);
        for (String name : List.of("AnchorRegistry.sol", "compile.js", "package.json", "package-lock.json")) {
            Files.copy(SOURCES.resolve(name), COPY.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static boolean run(List<String> command, Path output) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(COPY.toFile())
                    .redirectOutput(output.toFile())
                    .redirectError(LOG.toFile())
                    .start();
            return process.waitFor(2, TimeUnit.MINUTES) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
