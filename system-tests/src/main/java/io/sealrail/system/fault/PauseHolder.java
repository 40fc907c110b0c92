package io.sealrail.system.fault;

import java.time.Duration;

import io.sealrail.system.stack.Paused;

/** SIGSTOP of the replica that holds a lease, for longer than the lease lives: it wakes as one who has lost it. */
public record PauseHolder(String service, String lease, Duration lasts) implements Fault {

    @Override
    public String kind() {
        return "pause holder of " + lease;
    }

    @Override
    public String target() {
        return service;
    }

    @Override
    public Ongoing inject(Scene scene) throws Exception {
        LeaseHolder holder = LeaseHolder.of(scene.stack(), service, lease);
        Paused paused = scene.stack().pause(holder.part());
        if (!holder.holds()) {
            paused.close();
            throw new IllegalStateException("the lease has just passed on");
        }
        return new Ongoing(holder.part(), () -> {
            try (paused) {
                return holder.paused();
            }
        });
    }
}
