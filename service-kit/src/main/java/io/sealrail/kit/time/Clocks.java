package io.sealrail.kit.time;

import java.time.Clock;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.quarkus.arc.DefaultBean;

/** The clock of the services: UTC. A test replaces it with a bean of its own. */
final class Clocks {

    private Clocks() {}

    @Produces
    @Singleton
    @DefaultBean
    static Clock utc() {
        return Clock.systemUTC();
    }
}
