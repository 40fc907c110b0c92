package io.sealrail.system.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The processes of a stack's parts.
 *
 * @param pids where the stack remembers them
 */
record Parts(Path pids) {

    long pid(String part) {
        try {
            return Long.parseLong(
                    Files.readString(pids.resolve(part + ".pid")).trim().split(" ")[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isAlive(String part) {
        return ProcessHandle.of(pid(part)).isPresent();
    }

    /** @throws IllegalStateException when the part has ended */
    void signal(String name, String part) {
        if (send(name, pid(part)) != 0) {
            throw new IllegalStateException(name + " could not be sent to " + part);
        }
    }

    Paused pause(String part) {
        long pid = pid(part);
        signal("STOP", part);
        return () -> send("CONT", pid);
    }

    private static int send(String name, long pid) {
        try {
            return new ProcessBuilder("sh", "-c", "kill -" + name + " " + pid)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
