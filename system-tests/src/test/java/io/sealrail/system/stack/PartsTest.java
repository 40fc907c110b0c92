package io.sealrail.system.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class PartsTest {

    @TempDir
    Path pids;

    @Test
    void aStrangerWithThePartsNumberIsLeftAlone() throws IOException {
        Process stranger = new ProcessBuilder("sleep", "60").start();
        try {
            Files.writeString(pids.resolve("kafka.pid"), stranger.pid() + " 1\n");
            Parts parts = new Parts(pids);
            assertFalse(parts.isAlive("kafka"));
            assertThrows(IllegalStateException.class, () -> parts.signal("KILL", "kafka"));
            assertThrows(IllegalStateException.class, () -> parts.pause("kafka"));
            assertTrue(stranger.isAlive());
        } finally {
            stranger.destroyForcibly();
        }
    }
}
