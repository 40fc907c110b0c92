package io.sealrail.system.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** What woven code calls. Public because that code stands in the services' classes. */
public final class Probe {

    private static final long LOOK_MILLISECONDS = 100;
    private static final int KILLED = 137;

    private static volatile Settings settings;
    private static volatile boolean begun;
    private static volatile Duration skew = Duration.ZERO;

    private Probe() {}

    static void begin(Settings told) {
        settings = told;
        look();
        Executors.newSingleThreadScheduledExecutor(Probe::daemon)
                .scheduleWithFixedDelay(Probe::look, LOOK_MILLISECONDS, LOOK_MILLISECONDS, TimeUnit.MILLISECONDS);
    }

    /** Ends the process on the spot if the point is armed; of several processes one. */
    public static void pass(String point) {
        Settings told = settings;
        if (told == null) {
            return;
        }
        String name = told.service() + "." + point;
        Path armed = told.control().resolve("armed").resolve(name);
        if (Files.exists(armed) && taken(armed, told.control().resolve("hit").resolve(name))) {
            System.err.println("agent: " + told.part() + " dies at " + point);
            Runtime.getRuntime().halt(KILLED);
        }
    }

    /** A clock that is as far from the given one as the harness wants it, now and later. */
    public static Clock clock(Clock clock) {
        return new SkewedClock(clock);
    }

    /** Whether a safeguard is out; never before the harness has begun, so that a stack can be set up. */
    public static boolean isOff(String name) {
        return begun && settings.off().contains(Switch.valueOf(name));
    }

    static Duration skew() {
        return skew;
    }

    /** Of several processes that rename one file one succeeds. */
    private static boolean taken(Path armed, Path hit) {
        try {
            Files.move(armed, hit, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (IOException anothers) {
            return false;
        }
    }

    private static void look() {
        begun = begun || Files.exists(settings.control().resolve("begun"));
        Path told = settings.control().resolve("skew").resolve(settings.part());
        try {
            skew = Files.exists(told)
                    ? Duration.ofMillis(Long.parseLong(Files.readString(told).trim()))
                    : Duration.ZERO;
        } catch (IOException | NumberFormatException unreadable) {
            System.err.println("agent: the skew of " + settings.part() + " cannot be read");
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "harness-agent");
        thread.setDaemon(true);
        return thread;
    }
}
