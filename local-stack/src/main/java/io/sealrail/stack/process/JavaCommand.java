package io.sealrail.stack.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A Java process that starts fast: C1, the serial collector, and a class-data archive, written when it first ends in good
 * order and used from then on.
 *
 * @param archive where the class-data archive lies
 * @param stamp a file that is newer than the archive when the archive no longer fits
 * @param heapMegabytes the heap's limit
 */
public record JavaCommand(Path archive, Path stamp, int heapMegabytes) {

    private static final int ENDED_BY_TERM = 143;

    /** @param program what follows the options of the JVM: {@code -jar x.jar} or {@code -cp path Main arguments} */
    public ProcessBuilder start(List<String> program) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx" + heapMegabytes + "m"));
        command.addAll(
                List.of("-Xshare:auto", "-Xlog:cds=off", "-Xlog:cds+dynamic=off", "-XX:+ExitOnOutOfMemoryError"));
        Files.createDirectories(archive.getParent());
        command.add(archiveFits() ? "-XX:SharedArchiveFile=" + archive : "-XX:ArchiveClassesAtExit=" + fresh());
        command.addAll(program);
        return new ProcessBuilder(command);
    }

    /** Takes a freshly written archive into use, unless the process was killed while it wrote. */
    public void ended(int status) {
        try {
            if (status == ENDED_BY_TERM || status == 0) {
                if (Files.exists(fresh())) {
                    Files.move(fresh(), archive, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                }
            } else {
                Files.deleteIfExists(fresh());
            }
        } catch (IOException onlySlower) {
            archive.toFile().delete();
        }
    }

    private boolean archiveFits() throws IOException {
        return Files.exists(archive)
                && Files.getLastModifiedTime(archive).compareTo(Files.getLastModifiedTime(stamp)) > 0;
    }

    private Path fresh() {
        return archive.resolveSibling(
                archive.getFileName() + "." + ProcessHandle.current().pid());
    }
}
