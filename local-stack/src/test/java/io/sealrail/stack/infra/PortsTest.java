package io.sealrail.stack.infra;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

class PortsTest {

    @TempDir
    Path folder;

    @Test
    void remembersPortsOverRestarts() {
        int kafka = ports().of("kafka");
        int postgres = ports().of("postgres");
        assertNotEquals(kafka, postgres);
        assertEquals(kafka, ports().of("kafka"));
    }

    @Test
    void takesAnotherPortWhenStrangerHasTheOldOne() throws Exception {
        int port = ports().of("kafka");
        try (ServerSocket stranger = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertFalse(Ports.isFree(stranger.getLocalPort()));
            assertNotEquals(port, ports().of("kafka"));
        }
    }

    private Ports ports() {
        return new Ports(folder.resolve("ports.properties"));
    }
}
