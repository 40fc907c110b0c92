package io.sealrail.issuance.partner;

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
import io.sealrail.kit.http.Problem;

/** The partners. */
@ApplicationScoped
public class Partners implements PanacheRepositoryBase<Partner, UUID> {

    private final Fresh<UUID, Optional<Partner>> fresh;

    Partners(Transactions transactions, IssuanceConfig config) {
        this.fresh = new Fresh<>(
                config.freshness(), id -> transactions.read(() -> findById(id).map(Optional::ofNullable)));
    }

    /** The partner as it was at most {@link IssuanceConfig#freshness()} ago; a snapshot, not attached to any session. */
    public Uni<Optional<Partner>> byId(UUID partnerId) {
        return fresh.get(partnerId);
    }

    /** The partner, or the refusal 404 {@code PARTNER_UNKNOWN}. */
    public Uni<Partner> known(UUID partnerId) {
        return byId(partnerId).map(found -> found.orElseThrow(Partners::unknown));
    }

    static Problem unknown() {
        return Problem.of(404, "PARTNER_UNKNOWN", "no such partner");
    }

    /** A page of the partners, oldest first, in the current session. */
    Uni<Page<Partner>> page(Paging paging) {
        return count().flatMap(total -> find("order by createdAt, partnerId")
                .page(paging.page() - 1, paging.limit())
                .list()
                .map(found -> Page.of(paging, total, found)));
    }

    void changed(UUID partnerId) {
        fresh.forget(partnerId);
    }
}
