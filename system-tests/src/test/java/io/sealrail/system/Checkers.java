package io.sealrail.system;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** The checkers beside the repository, made of other people's libraries; npm installs what they lock once under {@code target}. */
final class Checkers {

    static final int ACCEPTED = 0;
    static final int REFUSED = 1;
    static final int INDEX_IS_SET = 3;

    private static final Path SOURCES = Path.of("..", "..", "shared", "conformance", "checkers");
    private static final Path INSTALLED = Path.of("target", "checkers");

    private Checkers() {}

    /** Whether they are there and can be run. */
    static boolean canRun() {
        return Files.isRegularFile(SOURCES.resolve("package-lock.json")) && isInstalled("node") && isInstalled("npm");
    }

    /** Runs a checker in {@link #folder()}. */
    static NodeScript.Finished run(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("node"));
        command.addAll(arguments);
        return NodeScript.execute(folder(), command);
    }

    /** Where they are installed, and where the files that they are to read belong. */
    static synchronized Path folder() throws IOException, InterruptedException {
        if (!Files.isDirectory(INSTALLED.resolve("node_modules"))) {
            copy();
            NodeScript.Finished npm =
                    NodeScript.execute(INSTALLED, List.of("npm", "ci", "--no-audit", "--no-fund", "--loglevel=error"));
            assertEquals(0, npm.exit(), npm.output());
        }
        return INSTALLED;
    }

    private static void copy() throws IOException {
        Files.walkFileTree(SOURCES, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                if (folder.endsWith("node_modules")) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(INSTALLED.resolve(SOURCES.relativize(folder)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.write(INSTALLED.resolve(SOURCES.relativize(file)), Files.readAllBytes(file));
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static boolean isInstalled(String program) {
        try {
            Process process = new ProcessBuilder(program, "--version")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
