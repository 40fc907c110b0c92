package io.sealrail.system.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import io.sealrail.stack.process.LogTail;

/** A disk in memory (tmpfs) that is small enough to be filled: whoever writes there then gets ENOSPC as from a real one. */
public final class SmallDisk implements AutoCloseable {

    private static final int ATTEMPTS = 20;
    private static final int PATIENCE_SECONDS = 10;

    private final Path folder;
    private final long bytes;

    private SmallDisk(Path folder, long bytes) {
        this.folder = folder;
        this.bytes = bytes;
    }

    /**
     * Mounts one; the caller must be root, if only in a user and mount namespace of its own ({@code unshare --user --map-root-user
     * --mount}).
     *
     * @throws FaultException when it may not be mounted here
     */
    public static SmallDisk mount(Path folder, int megabytes) throws IOException {
        Files.createDirectories(folder);
        Path log = Files.createTempFile("mount", ".log");
        try {
            int status = run(
                    log, "mount", "-t", "tmpfs", "-o", "mode=700,size=" + megabytes + "m", "tmpfs", folder.toString());
            if (status != 0) {
                throw new FaultException("a small disk cannot be mounted here ("
                        + LogTail.of(log).strip() + ")");
            }
        } finally {
            Files.deleteIfExists(log);
        }
        return new SmallDisk(folder, (long) megabytes << 20);
    }

    public Path folder() {
        return folder;
    }

    /** Makes the disk as small as what is on it, so that nothing more fits. Returns the bytes that are on it. */
    long fill() throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            FileStore store = Files.getFileStore(folder);
            long used = store.getTotalSpace() - store.getUnallocatedSpace();
            if (resize(used) == 0) {
                return used;
            }
        }
        throw new IOException("the disk grows faster than it can be measured");
    }

    /** Gives the space back. */
    void free() {
        try {
            if (resize(bytes) != 0) {
                throw new IOException("the disk could not be made larger again");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int resize(long size) throws IOException {
        Path log = Files.createTempFile("remount", ".log");
        try {
            return run(log, "mount", "-o", "remount,size=" + size, folder.toString());
        } finally {
            Files.deleteIfExists(log);
        }
    }

    /** Takes the disk away as soon as nobody uses it any more. */
    @Override
    public void close() throws IOException {
        Path log = Files.createTempFile("umount", ".log");
        run(log, "umount", "--lazy", folder.toString());
        Files.deleteIfExists(log);
    }

    private static int run(Path log, String... command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return -1;
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
