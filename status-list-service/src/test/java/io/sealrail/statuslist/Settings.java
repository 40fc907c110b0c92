package io.sealrail.statuslist;

import java.time.Duration;

/** Settings for a test without an application. */
record Settings(int size, String publicUrl) implements StatusListConfig {

    Settings(int size) {
        this(size, "http://sealrail.test");
    }

    static Settings at(String publicUrl) {
        return new Settings(131_072, publicUrl);
    }

    @Override
    public Duration validity() {
        return Duration.ofHours(24);
    }

    @Override
    public Duration ttl() {
        return Duration.ofSeconds(10);
    }

    @Override
    public Duration maxAge() {
        return Duration.ofSeconds(1);
    }

    @Override
    public Duration poll() {
        return Duration.ofMillis(100);
    }

    @Override
    public int keepVersions() {
        return 16;
    }

    @Override
    public Duration visibleWait() {
        return Duration.ofMillis(400);
    }
}
