package io.sealrail.system.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.abort;

class SmallDiskTest {

    @TempDir
    Path folder;

    @Test
    void takesNothingMoreWhenItIsFull() throws IOException {
        try (SmallDisk disk = mount()) {
            byte[] some = new byte[64 << 10];
            Files.write(disk.folder().resolve("before"), some);
            disk.fill();
            assertThrows(IOException.class, () -> Files.write(disk.folder().resolve("while"), some));
            disk.free();
            Files.write(disk.folder().resolve("after"), some);
            assertEquals(some.length, Files.size(disk.folder().resolve("before")));
        }
    }

    /** Only root may mount; `./run chaos` makes itself root of a namespace, a test does not. */
    private SmallDisk mount() throws IOException {
        try {
            return SmallDisk.mount(folder.resolve("disk"), 4);
        } catch (FaultException notHere) {
            return abort(notHere.getMessage());
        }
    }
}
