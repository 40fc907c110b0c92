package io.sealrail.revocation;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

import io.sealrail.events.CredentialStatus;
import io.sealrail.kit.http.InternalToken;

/**
 * Tells status-list-service of committed changes, to learn the version that shows them for the answer. The events remain the
 * guarantee: nothing is lost when it is away. Without the internal token no answer names a version.
 */
@ApplicationScoped
class PushChanges {

    private static final Logger log = Logger.getLogger(PushChanges.class);

    private final StatusListApi statusListApi;
    private final Optional<String> authorization;
    private final Duration timeout;

    PushChanges(@RestClient StatusListApi statusListApi, RevocationConfig config, InternalToken token) {
        this.statusListApi = statusListApi;
        this.authorization = token.authorization();
        this.timeout = config.visibleTimeout();
    }

    /**
     * Never fails.
     *
     * @param asked one of the changes
     * @return the version of its list that shows it, {@code null} if none is known in time
     */
    Uni<Long> listVersion(List<CredentialStatus> changes, CredentialStatus asked) {
        if (authorization.isEmpty()) {
            return Uni.createFrom().nullItem();
        }
        return statusListApi
                .statusChanges(authorization.get(), changes)
                .ifNoItem()
                .after(timeout)
                .fail()
                .map(lists -> versionOf(asked.status().listId(), lists))
                .onFailure()
                .invoke(failure -> log.warnf(
                        "status-list-service did not tell a version in time kind=%s",
                        failure.getClass().getSimpleName()))
                .onFailure()
                .recoverWithNull();
    }

    private static Long versionOf(String listId, List<StatusListApi.Published> lists) {
        return lists.stream()
                .filter(list -> listId.equals(list.listId()) && list.listVersion() != null)
                .map(StatusListApi.Published::listVersion)
                .findFirst()
                .orElse(null);
    }
}
