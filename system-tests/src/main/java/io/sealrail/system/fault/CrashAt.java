package io.sealrail.system.fault;

import java.time.Duration;
import java.util.Locale;

import io.sealrail.system.stack.CrashPoint;

/**
 * The end of a service, as by SIGKILL, when it next comes by a named place in its code.
 *
 * @param lasts for how long the place is armed; longer than what keeps everybody from it
 */
public record CrashAt(CrashPoint point, Duration lasts) implements Fault {

    private static final Duration UNTIL_IT_IS_BACK = Duration.ofSeconds(40);

    @Override
    public String kind() {
        return "crash " + point.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    @Override
    public String target() {
        return point.service();
    }

    /** Somebody comes by in seconds as a rule. */
    @Override
    public Duration recovers() {
        return UNTIL_IT_IS_BACK;
    }

    @Override
    public boolean kills() {
        return true;
    }

    @Override
    public Ongoing inject(Scene scene) {
        scene.stack().crashPoints().arm(point);
        return new Ongoing("armed", () -> {
            boolean hit = scene.stack().crashPoints().hit(point);
            scene.stack().crashPoints().disarm(point);
            return new Ongoing.Result(hit, hit ? "struck" : "nobody came by");
        });
    }
}
