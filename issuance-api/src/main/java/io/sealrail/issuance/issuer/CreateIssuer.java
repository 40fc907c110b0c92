package io.sealrail.issuance.issuer;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.sealrail.credential.did.DidAir;
import io.sealrail.issuance.Inputs;
import io.sealrail.issuance.IssuanceConfig;
import io.sealrail.issuance.Transactions;
import io.sealrail.issuance.partner.Partners;
import io.sealrail.kit.http.Problem;

/** Makes an issuer with its first key, and tells status-list-service of it in the same transaction. */
@ApplicationScoped
class CreateIssuer {

    private static final Pattern NETWORK = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    private final Issuers issuers;
    private final IssuerKeys keys;
    private final KeyPairs keyPairs;
    private final Partners partners;
    private final IssuerEvents events;
    private final Transactions transactions;
    private final Clock clock;
    private final int statusLists;
    private final SecureRandom random = new SecureRandom();

    CreateIssuer(
            Issuers issuers,
            IssuerKeys keys,
            KeyPairs keyPairs,
            Partners partners,
            IssuerEvents events,
            Transactions transactions,
            Clock clock,
            IssuanceConfig config) {
        this.issuers = issuers;
        this.keys = keys;
        this.keyPairs = keyPairs;
        this.partners = partners;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
        this.statusLists = config.statusLists();
    }

    /**
     * Creates the issuer and gives its DID.
     *
     * @throws Problem 400 for what is missing or not a network's name, 404 {@code PARTNER_UNKNOWN}
     */
    Uni<String> create(IssuerRequest request) {
        UUID partnerId = Inputs.required("partnerId", request.partnerId());
        String name = Inputs.text("name", request.name());
        String network = request.network() == null ? "test" : request.network();
        if (!NETWORK.matcher(network).matches()) {
            throw Problem.of(400, "VALIDATION", "network must be a lower-case name such as test or main");
        }
        Instant now = Inputs.now(clock);
        String did = DidAir.create(network, random).text();
        return transactions
                .write(() -> partners.findById(partnerId).flatMap(partner -> {
                    if (partner == null) {
                        throw Problem.of(404, "PARTNER_UNKNOWN", "no such partner");
                    }
                    return store(new Issuer(did, partnerId, name, statusLists, now), keyPairs.generate(did, 1, now));
                }))
                .invoke(() -> issuers.changed(did))
                .replaceWith(did);
    }

    private Uni<Void> store(Issuer issuer, IssuerKey key) {
        return issuers.persist(issuer).chain(() -> keys.persist(key)).chain(() -> events.publish(issuer, List.of(key)));
    }
}
