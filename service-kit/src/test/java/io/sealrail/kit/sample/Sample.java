package io.sealrail.kit.sample;

import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A row of the test application. */
@Entity
@Table(name = "samples")
public class Sample {

    @Id
    UUID id;

    String name;

    static Sample named(String name) {
        Sample sample = new Sample();
        sample.id = UUID.randomUUID();
        sample.name = name;
        return sample;
    }
}
