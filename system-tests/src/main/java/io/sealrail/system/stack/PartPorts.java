package io.sealrail.system.stack;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** The ports that a stack has given to its parts. */
record PartPorts(Path data) {

    int of(String part) {
        Properties ports = new Properties();
        try (Reader reader = Files.newBufferedReader(data.resolve("ports.properties"))) {
            ports.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String port = ports.getProperty(part);
        if (port == null) {
            throw new IllegalArgumentException("the stack has no part " + part);
        }
        return Integer.parseInt(port);
    }
}
