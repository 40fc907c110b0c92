package io.sealrail.issuance.organization;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

import io.sealrail.issuance.Page;
import io.sealrail.issuance.Paging;
import io.sealrail.issuance.apikey.Ids;
import io.sealrail.kit.http.Problem;

/** The organisations, in the current session. */
@ApplicationScoped
class Organizations implements PanacheRepositoryBase<Organization, String> {

    /** The organisation, or the refusal 404 {@code ORGANIZATION_UNKNOWN} of the operator API. */
    Uni<Organization> known(String organizationId) {
        return find("organizationId", Ids.given(organizationId))
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(() -> Problem.of(404, "ORGANIZATION_UNKNOWN", "no such organization"));
    }

    /** Locks the organisation until the transaction ends: changes that look at all of its members come one after another. */
    Uni<Organization> lock(String organizationId) {
        return findById(organizationId, LockModeType.PESSIMISTIC_WRITE);
    }

    /** A page of the organisations, oldest first. */
    Uni<Page<Organization>> page(Paging paging) {
        return count().flatMap(total -> find("order by createdAt, organizationId")
                .page(paging.page() - 1, paging.limit())
                .list()
                .map(found -> Page.of(paging, total, found)));
    }
}
