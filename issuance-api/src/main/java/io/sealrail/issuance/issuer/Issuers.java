package io.sealrail.issuance.issuer;

import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

import io.sealrail.issuance.Fresh;
import io.sealrail.issuance.IssuanceConfig;
import io.sealrail.issuance.Page;
import io.sealrail.issuance.Paging;
import io.sealrail.issuance.Transactions;

/** The issuers. */
@ApplicationScoped
public class Issuers implements PanacheRepositoryBase<Issuer, String> {

    private final Fresh<String, Optional<Issuer>> fresh;

    Issuers(Transactions transactions, IssuanceConfig config) {
        this.fresh = new Fresh<>(
                config.freshness(), did -> transactions.read(() -> findById(did).map(Optional::ofNullable)));
    }

    /** The issuer as it was at most {@link IssuanceConfig#freshness()} ago; a snapshot, not attached to any session. */
    public Uni<Optional<Issuer>> byDid(String did) {
        return fresh.get(did);
    }

    /** A page of the issuers, of one partner or of all, oldest first, in the current session. */
    Uni<Page<Issuer>> page(UUID partnerId, Paging paging) {
        String which = partnerId == null ? "1 = 1" : "partnerId = ?1";
        Object[] parameters = partnerId == null ? new Object[0] : new Object[] {partnerId};
        return count(which, parameters).flatMap(total -> find(which + " order by createdAt, issuerDid", parameters)
                .page(paging.page() - 1, paging.limit())
                .list()
                .map(found -> Page.of(paging, total, found)));
    }

    void changed(String did) {
        fresh.forget(did);
    }
}
