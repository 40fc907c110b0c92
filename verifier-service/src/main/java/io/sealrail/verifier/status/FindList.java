package io.sealrail.verifier.status;

import java.time.Clock;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;

import io.sealrail.verifier.VerifierConfig;
import io.sealrail.verifier.http.Neighbours;
import io.sealrail.verifier.http.OwnOrigin;
import io.sealrail.verifier.http.Strangers;
import io.sealrail.verifier.result.Finding;

/** The list that a status entry names: ours from status-list-service, somebody else's from where it says. */
@ApplicationScoped
class FindList {

    private static final int BYTES_OF_OURS = 64 << 20;
    private static final int BYTES_OF_OTHERS = 16 << 20;

    private final OwnOrigin origin;
    private final StatusLists ours;
    private final StatusLists others;

    FindList(
            OwnOrigin origin,
            Neighbours neighbours,
            Strangers strangers,
            ReadStatusList read,
            VerifierConfig config,
            Clock clock,
            MeterRegistry metrics) {
        this.origin = origin;
        this.ours = new StatusLists(
                new OwnLists(neighbours, config.lists()), read, clock, config, age(metrics, "own"), BYTES_OF_OURS);
        this.others = new StatusLists(
                new ForeignLists(strangers, config.foreign()),
                read,
                clock,
                config,
                age(metrics, "foreign"),
                BYTES_OF_OTHERS);
    }

    /** The list of a sound entry; it must be of the credential's issuer, ours of one of ours, before anybody is asked. */
    Uni<ListLookup> find(StatusEntry entry, String issuer) {
        ListType type = entry.type();
        Optional<String> path = origin.listPathOf(entry.list());
        if (path.isPresent() && !origin.owns(issuer)) {
            return Uni.createFrom().item(ListLookup.none(Finding.STATUS_LIST_OF_ANOTHER_ISSUER));
        }
        if (path.isPresent()) {
            return ours.find(new ListPlace(path.get(), type, Optional.empty()));
        }
        return origin.isForeign(entry.list())
                ? others.find(new ListPlace(entry.list(), type, Optional.of(issuer)))
                : Uni.createFrom().item(ListLookup.none(Finding.STATUS_LIST_FOREIGN));
    }

    private static Timer age(MeterRegistry metrics, String whose) {
        return metrics.timer("sealrail.verifier.list.age", "list", whose);
    }
}
