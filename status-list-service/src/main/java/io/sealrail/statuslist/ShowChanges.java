package io.sealrail.statuslist;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

import io.sealrail.events.CredentialStatus;
import io.sealrail.kit.http.Problem;
import io.sealrail.kit.listen.ImpossibleEventException;
import io.sealrail.kit.work.Detached;

/** Applies changes as their events do, and waits until this replica serves the versions that show them. */
@ApplicationScoped
class ShowChanges {

    /**
     * The changes of a list are visible.
     *
     * @param listVersion the version that shows them, {@code null} if it was not served in time
     */
    record Shown(String listId, Long listVersion) {}

    private final ApplyStatuses applyStatuses;
    private final PublishLists publishLists;
    private final ServedLists servedLists;
    private final Duration wait;

    ShowChanges(
            ApplyStatuses applyStatuses, PublishLists publishLists, ServedLists servedLists, StatusListConfig config) {
        this.applyStatuses = applyStatuses;
        this.publishLists = publishLists;
        this.servedLists = servedLists;
        this.wait = config.visibleWait();
    }

    /**
     * Fails with 422 if one of the changes can never be applied; then none is.
     *
     * @return one for each list of the changes
     */
    Uni<List<Shown>> show(List<CredentialStatus> changes) {
        return Detached.run(() -> applyStatuses.apply(changes))
                .onFailure(ImpossibleEventException.class)
                .transform(failure -> Problem.of(422, "IMPOSSIBLE_CHANGE", failure.getMessage()))
                .invoke(publishLists::wake)
                .chain(this::visible);
    }

    private Uni<List<Shown>> visible(Map<String, Long> covering) {
        return Multi.createFrom()
                .iterable(covering.entrySet())
                .onItem()
                .transformToUniAndMerge(list -> version(list.getKey(), list.getValue()))
                .collect()
                .asList();
    }

    private Uni<Shown> version(String listId, long changes) {
        return servedLists
                .covering(listId, changes)
                .map(ServedList::version)
                .ifNoItem()
                .after(wait)
                .recoverWithUni(() -> Uni.createFrom().nullItem())
                .map(version -> new Shown(listId, version));
    }
}
