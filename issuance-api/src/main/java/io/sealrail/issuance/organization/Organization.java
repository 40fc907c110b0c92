package io.sealrail.issuance.organization;

import java.time.Instant;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.sealrail.issuance.apikey.Ids;

/** An organisation that owns agents. */
@Entity
@Table(name = "organizations")
class Organization {

    @Id
    private String organizationId;

    private String name;
    private Instant createdAt;

    protected Organization() {}

    Organization(String name, Instant createdAt) {
        this.organizationId = Ids.next("org");
        this.name = name;
        this.createdAt = createdAt;
    }

    String organizationId() {
        return organizationId;
    }

    String name() {
        return name;
    }

    Instant createdAt() {
        return createdAt;
    }
}
