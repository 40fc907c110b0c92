package io.sealrail.issuance.notaryaccess;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

import io.sealrail.issuance.Page;
import io.sealrail.issuance.Paging;
import io.sealrail.issuance.apikey.Ids;
import io.sealrail.kit.http.Problem;

/** The clients of the Notary API, in the current session. */
@ApplicationScoped
class NotaryClients implements PanacheRepositoryBase<NotaryClient, String> {

    /** The client, or the refusal 404 {@code NOT_FOUND}. */
    Uni<NotaryClient> known(String clientId) {
        return find("clientId", Ids.given(clientId))
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(() -> Problem.of(404, "NOT_FOUND", "there is no such client"));
    }

    /** A page of the clients, oldest first. */
    Uni<Page<NotaryClient>> page(Paging paging) {
        return count().flatMap(total -> find("order by createdAt, clientId")
                .page(paging.page() - 1, paging.limit())
                .list()
                .map(found -> Page.of(paging, total, found)));
    }
}
