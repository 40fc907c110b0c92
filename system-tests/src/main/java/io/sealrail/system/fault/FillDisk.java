package io.sealrail.system.fault;

import java.io.IOException;
import java.time.Duration;

/** The disk that PostgreSQL writes to is full. */
public record FillDisk(Duration lasts) implements Fault {

    @Override
    public String kind() {
        return "disk full";
    }

    @Override
    public String target() {
        return "postgres";
    }

    @Override
    public Ongoing inject(Scene scene) throws IOException {
        SmallDisk disk = scene.disk()
                .orElseThrow(() -> new FaultException("PostgreSQL has no small disk of its own on this machine"));
        return Ongoing.until("full at " + (disk.fill() >> 20) + " MiB", disk::free);
    }
}
