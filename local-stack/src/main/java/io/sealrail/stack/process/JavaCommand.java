package io.sealrail.stack.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A Java process that starts fast: C1, the serial collector, and a class-data archive, written when it first ends in good
 * order and used from then on.
 *
 * @param archive where the class-data archive lies; none for a class path with folders in it, of which there can be none, and for
 *     processes that end soon for good: to write it takes seconds
 * @param stamp a file that is newer than the archive when the archive no longer fits
 * @param heapMegabytes the heap's limit
 * @param options further options of the JVM
 */
public record JavaCommand(Optional<Path> archive, Path stamp, int heapMegabytes, List<String> options) {

    private static final int ENDED_BY_TERM = 143;

    public JavaCommand(Optional<Path> archive, Path stamp, int heapMegabytes) {
        this(archive, stamp, heapMegabytes, List.of());
    }

    /** @param program what follows the options of the JVM: {@code -jar x.jar} or {@code -cp path Main arguments} */
    public ProcessBuilder start(List<String> program) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:ReservedCodeCacheSize=96m", "-XX:+UseSerialGC"));
        command.addAll(List.of("-Xmx" + heapMegabytes + "m", "-XX:+ExitOnOutOfMemoryError"));
        command.addAll(List.of("-Xshare:auto", "-Xlog:cds=off", "-Xlog:cds+dynamic=off"));
        if (archive.isPresent()) {
            command.add(archiveOption(archive.get()));
        }
        command.addAll(options);
        command.addAll(program);
        return new ProcessBuilder(command);
    }

    private String archiveOption(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        return fits(file, stamp) ? "-XX:SharedArchiveFile=" + file : "-XX:ArchiveClassesAtExit=" + fresh(file);
    }

    /** Whether there is an archive that is newer than its stamp. */
    public static boolean fits(Path archive, Path stamp) {
        return archive.toFile().lastModified() > stamp.toFile().lastModified();
    }

    /** Takes a freshly written archive into use, unless the process was killed while it wrote. */
    public void ended(int status) {
        archive.filter(file -> Files.exists(fresh(file))).ifPresent(file -> take(file, status));
    }

    private static void take(Path file, int status) {
        try {
            if (status == ENDED_BY_TERM || status == 0) {
                Files.move(fresh(file), file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } else {
                Files.delete(fresh(file));
            }
        } catch (IOException onlySlower) {
            file.toFile().delete();
        }
    }

    private static Path fresh(Path file) {
        return file.resolveSibling(
                file.getFileName() + "." + ProcessHandle.current().pid());
    }
}
