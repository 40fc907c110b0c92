package io.sealrail.issuance.issuer;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

import io.sealrail.issuance.Inputs;
import io.sealrail.issuance.IssuanceConfig;
import io.sealrail.issuance.Transactions;

/** Makes the platform's issuer with its first key, once however many replicas try, and tells of it in the same transaction. */
@ApplicationScoped
class EstablishPlatformIssuer {

    private static final String NAME = "Platform";

    /** A replica that comes second waits for the first one's commit here, and then has nothing to do. */
    private static final String INSERT = """
            insert into issuers (issuer_did, name, status_lists, created_at) values (?1, ?2, ?3, ?4)
            on conflict (issuer_did) do nothing""";

    private final PlatformIssuer platformIssuer;
    private final Issuers issuers;
    private final IssuerKeys keys;
    private final KeyPairs keyPairs;
    private final IssuerEvents events;
    private final Transactions transactions;
    private final Clock clock;
    private final int statusLists;

    EstablishPlatformIssuer(
            PlatformIssuer platformIssuer,
            Issuers issuers,
            IssuerKeys keys,
            KeyPairs keyPairs,
            IssuerEvents events,
            Transactions transactions,
            Clock clock,
            IssuanceConfig config) {
        this.platformIssuer = platformIssuer;
        this.issuers = issuers;
        this.keys = keys;
        this.keyPairs = keyPairs;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
        this.statusLists = config.statusLists();
    }

    /** Makes what is missing; whether anything was. */
    Uni<Boolean> establish() {
        String did = platformIssuer.did();
        Instant now = Inputs.now(clock);
        return transactions
                .write(() -> insert(did, now)
                        .call(inserted ->
                                inserted ? firstKey(did, now) : Uni.createFrom().voidItem()))
                .invoke(() -> issuers.changed(did))
                .invoke(() -> keys.changed(did));
    }

    private Uni<Boolean> insert(String did, Instant now) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(INSERT)
                        .setParameter(1, did)
                        .setParameter(2, NAME)
                        .setParameter(3, statusLists)
                        .setParameter(4, now)
                        .executeUpdate())
                .map(rows -> rows > 0);
    }

    private Uni<Void> firstKey(String did, Instant now) {
        IssuerKey key = keyPairs.generate(did, 1, now);
        return issuers.findById(did)
                .flatMap(issuer -> keys.persist(key).chain(() -> events.publish(issuer, List.of(key))));
    }
}
