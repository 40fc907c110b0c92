package io.sealrail.issuance.issuer;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A DID that signs for a partner, or the platform's own, which signs for all agents. */
@Entity
@Table(name = "issuers")
public class Issuer {

    @Id
    private String issuerDid;

    private UUID partnerId;
    private String name;
    private int statusLists;
    private long eventSequence;
    private Instant createdAt;

    protected Issuer() {}

    Issuer(String issuerDid, UUID partnerId, String name, int statusLists, Instant createdAt) {
        this.issuerDid = issuerDid;
        this.partnerId = partnerId;
        this.name = name;
        this.statusLists = statusLists;
        this.createdAt = createdAt;
    }

    public String did() {
        return issuerDid;
    }

    /** Whom it signs for; {@code null} for the platform's issuer. */
    public UUID partnerId() {
        return partnerId;
    }

    public String name() {
        return name;
    }

    Instant createdAt() {
        return createdAt;
    }

    /** How many status lists this issuer needs by now, used ones included. */
    int statusLists() {
        return statusLists;
    }

    void needStatusLists(int count) {
        statusLists = count;
    }

    /** The sequence of the next event of this issuer. */
    long nextEvent() {
        eventSequence = eventSequence + 1;
        return eventSequence;
    }
}
