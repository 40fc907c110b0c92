package io.sealrail.issuance.notaryaccess;

import java.time.Instant;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.sealrail.issuance.apikey.Ids;

/** Who calls the Notary API, with whichever key: evaluations are its own. */
@Entity
@Table(name = "notary_clients")
class NotaryClient {

    @Id
    private String clientId;

    private String name;
    private Instant createdAt;

    protected NotaryClient() {}

    NotaryClient(String name, Instant createdAt) {
        this.clientId = Ids.next("nclient");
        this.name = name;
        this.createdAt = createdAt;
    }

    String clientId() {
        return clientId;
    }

    String name() {
        return name;
    }

    Instant createdAt() {
        return createdAt;
    }
}
