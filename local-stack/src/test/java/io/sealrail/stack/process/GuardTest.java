package io.sealrail.stack.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class GuardTest {

    private static final String SEVEN_SECONDS_TO_END =
            "trap 'sleep 7; echo ended > \"$0\"; exit' TERM; while :; do sleep 0.1; done";

    @TempDir
    Path folder;

    private Process owner;
    private Process part;

    @AfterEach
    void stop() {
        owner.destroyForcibly();
        part.destroyForcibly();
    }

    /** As kill -9 of ./run does; a service answers for five seconds after it was told to end. */
    @Test
    void givesPartsTheirTimeWhenTheirOwnerWasKilled() throws Exception {
        Path ended = folder.resolve("ended");
        owner = new ProcessBuilder("sleep", "600").start();
        part = new ProcessBuilder("bash", "-c", SEVEN_SECONDS_TO_END, ended.toString()).start();
        PidFile.of(folder, "part").write(part.pid());
        Process guard = Guard.watch(folder, owner.pid());

        owner.destroyForcibly();

        assertTrue(guard.waitFor(24, TimeUnit.SECONDS), "it waits no longer than for the last of them");
        assertTrue(Await.until(Duration.ofSeconds(5), () -> !part.isAlive()));
        assertEquals("ended", Files.readString(ended).trim());
    }
}
