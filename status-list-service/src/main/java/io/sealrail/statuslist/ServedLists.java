package io.sealrail.statuslist;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

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
    private final VersionWaiters waiters;
    private final Clock clock;
    private final Map<String, ServedList> served = new ConcurrentHashMap<>();
    private volatile Set<String> behind = Set.of();
    private volatile boolean loaded;
    private volatile Instant dirtySince;

    /** From now on the changes of the list with numbers above {@code after} are shown too, up to {@code upTo}. */
    record Step(String listId, long after, long upTo) {}

    ServedLists(
            ListVersions versions,
            RevokeToVisible revokeToVisible,
            VersionWaiters waiters,
            MeterRegistry registry,
            Clock clock) {
        this.versions = versions;
        this.revokeToVisible = revokeToVisible;
        this.waiters = waiters;
        this.clock = clock;
        Gauge.builder("sealrail.status.lists.served", served, Map::size)
                .description("Lists that this replica serves")
                .register(registry);
        Gauge.builder("sealrail.status.lists.dirty.age", this::dirtySeconds)
                .baseUnit("seconds")
                .description("How long the longest waiting change has not been published")
                .register(registry);
    }

    /** Empty if there is no such list. */
    Optional<ServedList> find(String listId) {
        return Optional.ofNullable(served.get(listId));
    }

    /** Whether the list is known, and what this replica has of it is older than what was served before a restore. */
    boolean isBehind(String listId) {
        return behind.contains(listId);
    }

    /** Whether the lists were read once; before that an unknown list says nothing. */
    boolean loaded() {
        return loaded;
    }

    /** The first version that covers so many changes of the list, which may be served already; give it up by cancelling. */
    Uni<ServedList> covering(String listId, long changes) {
        return waiters.covering(listId, changes, () -> find(listId));
    }

    /** Takes in the versions that are newer than what is served, and serves no list any more that stands behind. */
    Uni<Void> refresh() {
        return versions.standings()
                .invoke(this::watchDirty)
                .invoke(standings -> behind = standings.stream()
                        .filter(Standing::behind)
                        .map(Standing::listId)
                        .collect(Collectors.toUnmodifiableSet()))
                .invoke(this::withdrawBehind)
                .map(this::newer)
                .chain(newer ->
                        newer.isEmpty() ? Uni.createFrom().item(List.<ListVersion>of()) : versions.current(newer))
                .chain(this::serve)
                .invoke(() -> loaded = true);
    }

    /** Serves committed versions from now on, unless newer ones are served already. */
    Uni<Void> serve(List<ListVersion> committed) {
        List<Step> steps =
                committed.stream().map(this::serve).flatMap(Optional::stream).toList();
        return revokeToVisible.served(steps, clock.instant());
    }

    /** The step from what was served before, if anything was. */
    private synchronized Optional<Step> serve(ListVersion version) {
        String listId = version.listId();
        if (version.version() <= servedVersion(listId)) {
            return Optional.empty();
        }
        ServedList next = ServedList.of(version);
        Optional<ServedList> before = Optional.ofNullable(served.put(listId, next));
        waiters.served(listId, next);
        return before.map(old -> new Step(listId, old.coveredChanges(), next.coveredChanges()));
    }

    private synchronized void withdrawBehind(List<Standing> standings) {
        standings.stream()
                .filter(standing -> standing.behind() && servedVersion(standing.listId()) <= standing.version())
                .forEach(standing -> served.remove(standing.listId()));
    }

    private List<String> newer(List<Standing> standings) {
        return standings.stream()
                .filter(standing -> !standing.behind() && standing.version() > servedVersion(standing.listId()))
                .map(Standing::listId)
                .toList();
    }

    private long servedVersion(String listId) {
        return find(listId).map(ServedList::version).orElse(0L);
    }

    private void watchDirty(List<Standing> standings) {
        dirtySince = standings.stream()
                .map(Standing::dirtySince)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private double dirtySeconds() {
        Instant since = dirtySince;
        return since == null ? 0 : Duration.between(since, clock.instant()).toMillis() / 1000.0;
    }
}
