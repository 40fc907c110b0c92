package io.sealrail.stack;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.sealrail.stack.infra.Infrastructure;
import io.sealrail.stack.process.Await;

/**
 * Finds the infrastructure of this build, or launches it: one for all modules of a Maven run, in a process that outlives
 * the test JVMs and ends with Maven.
 */
final class InfraDaemon {

    private static final Duration PATIENCE = Duration.ofSeconds(150);
    /** Testcontainers pulls and starts nothing of its own; the daemon ends its containers itself. */
    private static final Map<String, String> NOTHING_BUT_WHAT_IS_ASKED =
            Map.of("TESTCONTAINERS_RYUK_DISABLED", "true", "TESTCONTAINERS_CHECKS_DISABLE", "true");

    private static final String MAVEN = "org.codehaus.plexus.classworlds.launcher.Launcher";

    private InfraDaemon() {}

    /** @param mode {@code embedded} or {@code containers} */
    @SuppressWarnings("try") // the file lock is held, not used
    static Infrastructure findOrLaunch(String mode) throws IOException {
        Checkout checkout = Checkout.find();
        Path stacks = Files.createDirectories(checkout.target().resolve("stacks"));
        long owner = owner();
        Path folder = stacks.resolve(Long.toString(owner));
        Path coordinates = folder.resolve("stack.json");
        try (RandomAccessFile file = new RandomAccessFile(stacks.resolve("lock").toFile(), "rw");
                FileLock lock = file.getChannel().lock()) {
            if (!Files.exists(coordinates)) {
                removeAbandoned(stacks);
                launch(checkout, folder, owner, mode);
            }
            return new ObjectMapper().readValue(coordinates.toFile(), Infrastructure.class);
        }
    }

    private static void launch(Checkout checkout, Path folder, long owner, String mode) throws IOException {
        if (!Files.isDirectory(checkout.libraries())) {
            throw new StackException("The local stack is not built; run mvn package -pl local-stack first.");
        }
        Files.createDirectories(folder);
        Path log = folder.resolve("stack.log");
        ProcessBuilder command = new ProcessBuilder(List.of(
                        "setsid",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx64m",
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                        "-Dsealrail.root=" + checkout.root(),
                        "-cp",
                        checkout.classPath(),
                        InfraMain.class.getName(),
                        folder.toString(),
                        Long.toString(owner),
                        mode))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        command.environment().putAll(NOTHING_BUT_WHAT_IS_ASKED);
        Path failed = folder.resolve("failed.txt");
        Files.deleteIfExists(failed);
        Process daemon = command.start();
        Path coordinates = folder.resolve("stack.json");
        boolean told =
                Await.until(PATIENCE, () -> Files.exists(coordinates) || Files.exists(failed) || !daemon.isAlive());
        if (!Files.exists(coordinates)) {
            String why = Files.exists(failed) ? Files.readString(failed) : told ? "its process ended" : "no answer";
            throw new StackException("The infrastructure of the tests did not start (" + why + "); see " + log + ".");
        }
    }

    /** The Maven process that started this JVM, or this JVM itself when it was started by an IDE. */
    private static long owner() {
        ProcessHandle self = ProcessHandle.current();
        return Stream.iterate(self, handle -> handle.parent().isPresent(), handle -> handle.parent()
                        .orElseThrow())
                .filter(handle -> commandLine(handle.pid()).contains(MAVEN))
                .findFirst()
                .orElse(self)
                .pid();
    }

    private static String commandLine(long pid) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"));
        } catch (IOException gone) {
            return "";
        }
    }

    private static void removeAbandoned(Path stacks) throws IOException {
        try (Stream<Path> folders = Files.list(stacks)) {
            for (Path folder : folders.filter(Files::isDirectory).collect(Collectors.toList())) {
                if (ProcessHandle.of(Long.parseLong(folder.getFileName().toString()))
                        .isEmpty()) {
                    FileTree.delete(folder);
                }
            }
        }
    }
}
