package io.sealrail.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Runs the scripts of {@code src/test/js}, whose libraries npm installs once under {@code target/js}. */
final class NodeScript {

    private static final Path SOURCES = Path.of("src", "test", "js");
    private static final Path INSTALLED = Path.of("target", "js");

    private NodeScript() {}

    /** Runs a script, fails with its output unless it exits with 0, and gives the output. */
    static String run(String script, String... arguments) throws IOException, InterruptedException {
        install(SOURCES, INSTALLED);
        List<String> command = new ArrayList<>(List.of("node", script));
        command.addAll(List.of(arguments));
        Finished finished = execute(INSTALLED, command);
        assertEquals(0, finished.exit(), finished.output());
        return finished.output();
    }

    /** Copies a folder with a lock file and installs what it locks. */
    static synchronized void install(Path from, Path to) throws IOException, InterruptedException {
        Files.createDirectories(to);
        boolean installed = Files.isDirectory(to.resolve("node_modules")) && sameLock(from, to);
        try (var files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.write(to.resolve(file.getFileName()), Files.readAllBytes(file));
            }
        }
        if (!installed) {
            Finished npm = execute(to, List.of("npm", "ci", "--no-audit", "--no-fund", "--loglevel=error"));
            assertEquals(0, npm.exit(), npm.output());
        }
    }

    private static boolean sameLock(Path from, Path to) throws IOException {
        Path lock = to.resolve("package-lock.json");
        return Files.exists(lock) && Files.mismatch(from.resolve("package-lock.json"), lock) < 0;
    }

    /** Exit status and both outputs of a command. */
    record Finished(int exit, String output) {}

    static Finished execute(Path folder, List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("sealrail", ".out");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertTrue(process.waitFor(5, TimeUnit.MINUTES), command + " does not end");
        String text = Files.readString(output);
        Files.delete(output);
        return new Finished(process.exitValue(), text);
    }
}
