package io.sealrail.issuance.notaryaccess;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

import io.sealrail.issuance.Page;
import io.sealrail.issuance.Paging;
import io.sealrail.issuance.apikey.Ids;
import io.sealrail.kit.http.Problem;

/** The keys of the Notary's clients, revoked ones included, in the current session. */
@ApplicationScoped
class NotaryKeys implements PanacheRepositoryBase<NotaryKey, String> {

    /** The client's key, locked until the transaction ends, or the refusal 404 {@code NOT_FOUND}. */
    Uni<NotaryKey> locked(NotaryClient client, String keyId) {
        return find("keyId = ?1 and clientId = ?2", Ids.given(keyId), client.clientId())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(() -> Problem.of(404, "NOT_FOUND", "the client has no such key"));
    }

    /** A page of the client's keys, oldest first. */
    Uni<Page<NotaryKey>> page(NotaryClient client, Paging paging) {
        return count("clientId", client.clientId())
                .flatMap(total -> find("clientId = ?1 order by createdAt, keyId", client.clientId())
                        .page(paging.page() - 1, paging.limit())
                        .list()
                        .map(found -> Page.of(paging, total, found)));
    }
}
