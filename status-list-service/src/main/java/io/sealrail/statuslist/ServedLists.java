package io.sealrail.statuslist;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;

import io.sealrail.statuslist.ListVersions.Standing;

/** What this replica serves: the current version of every list, in memory. The rows remain the truth. */
@ApplicationScoped
class ServedLists {

    private final ListVersions versions;
    private final RevokeToVisible revokeToVisible;
    private final Map<String, ServedList> served = new ConcurrentHashMap<>();
    private volatile boolean loaded;
    private volatile Instant dirtySince;

    ServedLists(ListVersions versions, RevokeToVisible revokeToVisible, MeterRegistry registry, Clock clock) {
        this.versions = versions;
        this.revokeToVisible = revokeToVisible;
        Gauge.builder("sealrail.status.lists.served", served, Map::size)
                .description("Lists that this replica serves")
                .register(registry);
        Gauge.builder("sealrail.status.lists.dirty.age", () -> dirtySeconds(clock))
                .baseUnit("seconds")
                .description("How long the longest waiting change has not been published")
                .register(registry);
    }

    /** Empty if there is no such list. */
    Optional<ServedList> find(String listId) {
        return Optional.ofNullable(served.get(listId));
    }

    /** Whether the lists were read once; before that an unknown list says nothing. */
    boolean loaded() {
        return loaded;
    }

    /** Takes in the versions that are newer than what is served. */
    Uni<Void> refresh() {
        return versions.standings()
                .invoke(this::watchDirty)
                .map(this::newer)
                .chain(newer ->
                        newer.isEmpty() ? Uni.createFrom().item(List.<ListVersion>of()) : versions.current(newer))
                .invoke(current -> current.forEach(this::serve))
                .invoke(() -> loaded = true)
                .replaceWithVoid();
    }

    private List<String> newer(List<Standing> standings) {
        return standings.stream()
                .filter(standing -> standing.version() > servedVersion(standing.listId()))
                .map(Standing::listId)
                .toList();
    }

    private long servedVersion(String listId) {
        return find(listId).map(ServedList::version).orElse(0L);
    }

    private void serve(ListVersion version) {
        served.merge(
                version.listId(), ServedList.of(version), (old, next) -> next.version() > old.version() ? next : old);
        revokeToVisible.served(version.listId(), version.coveredChanges());
    }

    private void watchDirty(List<Standing> standings) {
        dirtySince = standings.stream()
                .map(Standing::dirtySince)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private double dirtySeconds(Clock clock) {
        Instant since = dirtySince;
        return since == null ? 0 : Duration.between(since, clock.instant()).toMillis() / 1000.0;
    }
}
