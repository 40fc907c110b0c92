package io.sealrail.issuance.issuer;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import io.smallrye.mutiny.Uni;

import io.sealrail.events.DomainEvent;
import io.sealrail.events.IssuerKeyPublished;
import io.sealrail.issuance.Transactions;
import io.sealrail.kit.outbox.Outbox;

/** Tells the others of an issuer's keys and of the status lists that it needs. */
@ApplicationScoped
public class IssuerEvents {

    private final Issuers issuers;
    private final IssuerKeys keys;
    private final Transactions transactions;
    private final Outbox outbox;
    private final Clock clock;

    IssuerEvents(Issuers issuers, IssuerKeys keys, Transactions transactions, Outbox outbox, Clock clock) {
        this.issuers = issuers;
        this.keys = keys;
        this.transactions = transactions;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Asks for status lists until the issuer has this many, used ones included; without effect if that was asked before. */
    public Uni<Void> needStatusLists(String issuerDid, int statusLists) {
        return issuers.byDid(issuerDid)
                .flatMap(known -> known.filter(issuer -> issuer.statusLists() < statusLists)
                                .isEmpty()
                        ? Uni.createFrom().voidItem()
                        : transactions
                                .write(() -> raise(issuerDid, statusLists))
                                .invoke(() -> issuers.changed(issuerDid)));
    }

    private Uni<Void> raise(String issuerDid, int statusLists) {
        return issuers.findById(issuerDid, LockModeType.PESSIMISTIC_WRITE).flatMap(issuer -> {
            if (issuer.statusLists() >= statusLists) {
                return Uni.createFrom().voidItem();
            }
            issuer.needStatusLists(statusLists);
            return keys.listed(issuerDid)
                    .flatMap(listed -> publish(issuer, List.of(IssuerKeys.active(listed, clock.instant()))));
        });
    }

    /** Says the keys as they are now, in the current transaction. */
    Uni<Void> publish(Issuer issuer, List<IssuerKey> changed) {
        Stream<DomainEvent> events = changed.stream().map(key -> event(issuer, key));
        return outbox.add(events.toArray(DomainEvent[]::new));
    }

    private static IssuerKeyPublished event(Issuer issuer, IssuerKey key) {
        return new IssuerKeyPublished(
                issuer.did(),
                key.keyId(),
                key.publicKeyMultibase(),
                key.createdAt(),
                orNull(key.expiresAt()),
                orNull(key.revokedAt()),
                issuer.statusLists(),
                issuer.nextEvent());
    }

    private static Instant orNull(Optional<Instant> instant) {
        return instant.orElse(null);
    }
}
