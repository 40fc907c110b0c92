package io.sealrail.issuance.issuer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import io.smallrye.mutiny.Uni;

import io.sealrail.issuance.Inputs;
import io.sealrail.issuance.IssuanceConfig;
import io.sealrail.issuance.Transactions;
import io.sealrail.kit.http.Problem;

/**
 * Publishes an issuer's next key; it signs once the overlap has passed, when verifiers know it. The key before it is retired an
 * overlap later still, so that nothing is signed after its end, and stays listed with {@code expires}. Where no key signs any
 * more (its private part was lost in a restore) the next one signs at once.
 */
@ApplicationScoped
class RotateKey {

    private final Issuers issuers;
    private final IssuerKeys keys;
    private final KeyPairs keyPairs;
    private final IssuerEvents events;
    private final Transactions transactions;
    private final Clock clock;
    private final Duration overlap;

    RotateKey(
            Issuers issuers,
            IssuerKeys keys,
            KeyPairs keyPairs,
            IssuerEvents events,
            Transactions transactions,
            Clock clock,
            IssuanceConfig config) {
        this.issuers = issuers;
        this.keys = keys;
        this.keyPairs = keyPairs;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
        this.overlap = config.keyOverlap();
    }

    /**
     * Rotates.
     *
     * @throws Problem 404 {@code ISSUER_UNKNOWN}; 409 {@code ROTATION_RUNNING} while an earlier next key does not sign yet
     */
    Uni<Void> rotate(String did) {
        return transactions
                .write(() -> issuers.findById(did, LockModeType.PESSIMISTIC_WRITE)
                        .flatMap(issuer -> {
                            if (issuer == null) {
                                throw Problem.of(404, "ISSUER_UNKNOWN", "no such issuer");
                            }
                            return keys.listed(did).flatMap(listed -> rotate(issuer, listed));
                        }))
                .invoke(() -> issuers.changed(did))
                .invoke(() -> keys.changed(did));
    }

    private Uni<Void> rotate(Issuer issuer, List<IssuerKey> listed) {
        Instant now = Inputs.now(clock);
        List<IssuerKey> assertion =
                listed.stream().filter(IssuerKey::isAssertion).toList();
        if (assertion.stream().anyMatch(key -> key.activeFrom().isAfter(now))) {
            throw Problem.of(409, "ROTATION_RUNNING", "the next key is published and does not sign yet");
        }
        Optional<IssuerKey> current = IssuerKeys.ifActive(listed, now);
        IssuerKey next = keyPairs.generate(issuer.did(), assertion.size() + 1, now);
        current.ifPresent(key -> {
            next.startSigningAt(now.plus(overlap));
            key.retireAt(now.plus(overlap.multipliedBy(2)));
        });
        List<IssuerKey> changed =
                Stream.concat(Stream.of(next), current.stream()).toList();
        return keys.persist(next).chain(() -> events.publish(issuer, changed));
    }
}
