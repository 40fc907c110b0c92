package io.sealrail.issuance.organization;

import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

import io.sealrail.issuance.Page;
import io.sealrail.issuance.Paging;
import io.sealrail.issuance.apikey.Ids;
import io.sealrail.kit.http.Problem;

/** The members of organisations, removed ones included, in the current session. */
@ApplicationScoped
class Members implements PanacheRepositoryBase<Member, String> {

    /** The organisation's member, locked until the transaction ends, or the refusal 404 {@code NOT_FOUND}. */
    Uni<Member> locked(String organizationId, String memberId) {
        return find("memberId = ?1 and organizationId = ?2", Ids.given(memberId), organizationId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(() -> Problem.of(404, "NOT_FOUND", "the organization has no such member"));
    }

    /** How many members with one of the roles the organisation has. */
    Uni<Long> present(String organizationId, Set<Role> roles) {
        return count(
                "organizationId = :organization and role in :roles and removedAt is null",
                Map.of("organization", organizationId, "roles", roles));
    }

    /** A page of the organisation's members, oldest first. */
    Uni<Page<Member>> page(String organizationId, Paging paging) {
        return count("organizationId", organizationId)
                .flatMap(total -> find("organizationId = ?1 order by createdAt, memberId", organizationId)
                        .page(paging.page() - 1, paging.limit())
                        .list()
                        .map(found -> Page.of(paging, total, found)));
    }
}
