package io.sealrail.statuslist;

import java.time.Duration;
import java.util.Optional;

/** Settings for a test without an application. */
record Settings(int size, String publicUrl, Optional<String> internalToken) implements StatusListConfig {

    Settings(int size) {
        this(size, "http://sealrail.test", Optional.empty());
    }

    static Settings at(String publicUrl) {
        return new Settings(131_072, publicUrl, Optional.empty());
    }

    static Settings withToken(String token) {
        return new Settings(131_072, "http://sealrail.test", Optional.of(token));
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
