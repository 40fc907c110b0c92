package io.sealrail.system.fault;

import java.time.Duration;

/** One replica's clock is wrong. */
public record SkewClock(String target, Duration by, Duration lasts) implements Fault {

    @Override
    public String kind() {
        return "clock " + (by.isNegative() ? "" : "+") + by.toSeconds() + " s";
    }

    @Override
    public Ongoing inject(Scene scene) {
        scene.stack().skewClock(target, by);
        return Ongoing.until("", () -> scene.stack().skewClock(target, Duration.ZERO));
    }
}
