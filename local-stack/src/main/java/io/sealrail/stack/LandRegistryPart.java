package io.sealrail.stack;

import java.io.IOException;
import java.util.List;

import io.sealrail.stack.infra.Ports;
import io.sealrail.stack.process.JavaCommand;
import io.sealrail.stack.process.Part;
import io.sealrail.stack.registry.LandRegistryMain;

/**
 * The process of the land registry.
 *
 * @param key what its callers show it
 */
record LandRegistryPart(JavaCommand java, int port, String key) implements Part {

    @Override
    public String name() {
        return "land-registry";
    }

    @Override
    public ProcessBuilder prepare() throws IOException {
        ProcessBuilder process = java.start(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                LandRegistryMain.class.getName(),
                "127.0.0.1",
                Integer.toString(port)));
        process.environment().put(LandRegistryMain.KEY, key);
        return process;
    }

    @Override
    public void ended(int status) {
        java.ended(status);
    }

    @Override
    public boolean answers() {
        return Ports.accepts(port);
    }

    @Override
    public String toString() {
        return name();
    }
}
