package io.sealrail.issuance.organization;

import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

import io.sealrail.issuance.Page;
import io.sealrail.issuance.Paging;
import io.sealrail.issuance.apikey.Ids;
import io.sealrail.kit.http.Problem;

/** The keys of organisations, revoked ones included, in the current session. */
@ApplicationScoped
class ApiKeys implements PanacheRepositoryBase<ApiKey, String> {

    /** The organisation's key, locked until the transaction ends, or the refusal 404 {@code NOT_FOUND}. */
    Uni<ApiKey> locked(String organizationId, String keyId) {
        return find("keyId = ?1 and organizationId = ?2", Ids.given(keyId), organizationId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(ApiKeys::unknown);
    }

    /** Refuses a key that is not the member's with 404 {@code NOT_FOUND}. */
    Uni<Void> requireOf(String organizationId, String memberId, String keyId) {
        return count(
                        "keyId = ?1 and memberId = ?2 and organizationId = ?3",
                        Ids.given(keyId),
                        Ids.given(memberId),
                        organizationId)
                .invoke(found -> {
                    if (found == 0) {
                        throw unknown();
                    }
                })
                .replaceWithVoid();
    }

    /** Ends every key of the member. */
    Uni<Integer> revokeAll(String memberId, Instant at, String by) {
        return update("revokedAt = ?1, revokedBy = ?2 where memberId = ?3 and revokedAt is null", at, by, memberId);
    }

    /** A page of the organisation's keys, oldest first. */
    Uni<Page<ApiKey>> page(String organizationId, Paging paging) {
        return count("organizationId", organizationId)
                .flatMap(total -> find("organizationId = ?1 order by createdAt, keyId", organizationId)
                        .page(paging.page() - 1, paging.limit())
                        .list()
                        .map(found -> Page.of(paging, total, found)));
    }

    /** A page of the member's keys, oldest first. */
    Uni<Page<ApiKey>> pageOf(String organizationId, String memberId, Paging paging) {
        String ofMember = "organizationId = ?1 and memberId = ?2";
        String member = Ids.given(memberId);
        return count(ofMember, organizationId, member)
                .flatMap(total -> find(ofMember + " order by createdAt, keyId", organizationId, member)
                        .page(paging.page() - 1, paging.limit())
                        .list()
                        .map(found -> Page.of(paging, total, found)));
    }

    private static Problem unknown() {
        return Problem.of(404, "NOT_FOUND", "the organization has no such API key");
    }
}
