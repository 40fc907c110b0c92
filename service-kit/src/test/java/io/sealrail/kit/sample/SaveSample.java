package io.sealrail.kit.sample;

import java.time.Instant;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

import io.sealrail.events.ProgramPublished;
import io.sealrail.kit.outbox.Outbox;

/** A use case like those of the services: a row and its event in one transaction. */
@ApplicationScoped
public class SaveSample {

    private final Outbox outbox;

    SaveSample(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Fails after the event was stored if the name is {@code rolled-back}. */
    @WithTransaction
    public Uni<Map<String, String>> save(String name) {
        return Panache.getSession()
                .flatMap(session -> session.persist(Sample.named(name)))
                .chain(() -> outbox.add(event(name)))
                .invoke(() -> {
                    if (name.equals("rolled-back")) {
                        throw new IllegalStateException("rolled back");
                    }
                })
                .map(ignored -> Map.of("name", name));
    }

    public static ProgramPublished event(String name) {
        return event(name, 1);
    }

    public static ProgramPublished event(String name, int version) {
        return new ProgramPublished(name, version, "did:example:1", "Sample", "urn:none", "{}", Instant.EPOCH);
    }
}
