package io.sealrail.issuance.partner;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sealrail.issuance.Json;

/** An organisation that calls us: its keys are at a URL or given inline, its features say what it may do. */
@Entity
@Table(name = "partners")
public class Partner {

    /** The feature without which {@code issue-on-behalf} answers 403. */
    public static final String ISSUE_ON_BEHALF = "issue-on-behalf";

    @Id
    private UUID partnerId;

    private String name;
    private String jwksUrl;

    @Column(columnDefinition = "text")
    private String jwks;

    private String[] features;
    private Instant createdAt;
    private Instant updatedAt;

    protected Partner() {}

    Partner(UUID partnerId, String name, Instant createdAt) {
        this.partnerId = partnerId;
        this.name = name;
        this.features = new String[0];
        this.createdAt = createdAt;
        this.updatedAt = createdAt;
    }

    public UUID partnerId() {
        return partnerId;
    }

    public String name() {
        return name;
    }

    public Set<String> features() {
        return Set.of(features);
    }

    public boolean has(String feature) {
        return features().contains(feature);
    }

    /** Where the keys are fetched from; exactly one of this and {@link #jwks()} is present. */
    public Optional<String> jwksUrl() {
        return Optional.ofNullable(jwksUrl);
    }

    /** The keys as given inline, a JWK Set (RFC 7517 section 5) of public keys. */
    public Optional<ObjectNode> jwks() {
        return Optional.ofNullable(jwks).map(Json::object);
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    void rename(String newName) {
        name = newName;
    }

    void enable(Set<String> newFeatures) {
        features = newFeatures.stream().sorted().toArray(String[]::new);
    }

    void takeKeys(PartnerKeys keys) {
        jwksUrl = keys.url().orElse(null);
        jwks = keys.inline().map(ObjectNode::toString).orElse(null);
    }

    void changed(Instant at) {
        updatedAt = at;
    }
}
