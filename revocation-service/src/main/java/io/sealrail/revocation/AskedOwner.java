package io.sealrail.revocation;

import java.time.Duration;
import java.util.Set;

import jakarta.ws.rs.WebApplicationException;

import io.smallrye.mutiny.Uni;

import io.sealrail.kit.work.Trouble;

/**
 * A question to issuance-api that changes nothing when it is put twice: when a replica ends or starts just then it is put once more,
 * and is usually answered by another one.
 */
final class AskedOwner {

    private static final Set<Integer> AWAY = Set.of(502, 503, 504);

    private AskedOwner() {}

    /**
     * The answer, or the failure of the second try.
     *
     * @param timeout of each of the two tries
     */
    static <T> Uni<T> answer(Uni<T> question, Duration timeout) {
        return question.ifNoItem()
                .after(timeout)
                .fail()
                .onFailure(AskedOwner::mayPass)
                .retry()
                .atMost(1);
    }

    private static boolean mayPass(Throwable failure) {
        return failure instanceof WebApplicationException answered
                ? AWAY.contains(answered.getResponse().getStatus())
                : Trouble.of(failure) == Trouble.INFRASTRUCTURE;
    }
}
