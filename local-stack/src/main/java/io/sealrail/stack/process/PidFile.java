package io.sealrail.stack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A process as it is remembered on disk: {@code <pid> <start time in clock ticks since boot>}. The start time keeps a
 * stranger that got the same number from being taken for ours.
 */
public record PidFile(Path path) {

    private static final int START_TIME_AFTER_COMMAND = 19;
    private static final Duration GRACE = Duration.ofSeconds(25);

    public static PidFile of(Path directory, String name) {
        return new PidFile(directory.resolve(name + ".pid"));
    }

    /** The guard is remembered apart from the parts, so that it never ends itself. */
    static PidFile guard(Path directory) {
        return new PidFile(directory.resolve("guard.process"));
    }

    void write(long pid) throws IOException {
        Files.createDirectories(path.getParent());
        Path fresh = path.resolveSibling(path.getFileName() + ".new");
        Files.writeString(fresh, pid + " " + startTime(pid).orElse("0") + "\n");
        Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The living process, if it still is the one that was written down. */
    public Optional<ProcessHandle> process() {
        try {
            String[] fields = Files.readString(path).trim().split(" ");
            long pid = Long.parseLong(fields[0]);
            return startTime(pid)
                    .filter(start -> fields.length == 2 && start.equals(fields[1]))
                    .flatMap(start -> ProcessHandle.of(pid));
        } catch (IOException | NumberFormatException unreadable) {
            return Optional.empty();
        }
    }

    /** Ends every process that a stack in this directory has left behind. */
    public static void endLeftovers(Path directory) {
        if (!Files.isDirectory(directory)) {
            return;
        }
        end(List.of(guard(directory)));
        try (Stream<Path> files = Files.list(directory)) {
            end(files.filter(file -> file.toString().endsWith(".pid"))
                    .map(PidFile::new)
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void end(List<PidFile> files) {
        List<ProcessHandle> processes =
                files.stream().flatMap(file -> file.process().stream()).toList();
        processes.forEach(ProcessHandle::destroy);
        if (!Await.until(GRACE, () -> processes.stream().noneMatch(ProcessHandle::isAlive))) {
            processes.forEach(ProcessHandle::destroyForcibly);
        }
        files.forEach(file -> file.path.toFile().delete());
    }

    /** @return the start time of a living process, as in field 22 of {@code /proc/<pid>/stat} */
    static Optional<String> startTime(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            String[] afterCommand = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return "Z".equals(afterCommand[0]) ? Optional.empty() : Optional.of(afterCommand[START_TIME_AFTER_COMMAND]);
        } catch (IOException gone) {
            return Optional.empty();
        }
    }
}
