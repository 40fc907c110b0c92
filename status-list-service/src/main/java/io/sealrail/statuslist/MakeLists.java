package io.sealrail.statuslist;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import org.jboss.logging.Logger;

import io.sealrail.credential.did.DidWeb;
import io.sealrail.credential.key.Ed25519KeyPair;
import io.sealrail.events.IssuerKeyPublished;
import io.sealrail.kit.listen.ImpossibleEventException;
import io.sealrail.kit.secret.KeyEncryption;
import io.sealrail.kit.work.Workers;
import io.sealrail.statuslist.NewList.Place;

/** Makes the lists that an issuer needs, each with a key of its own; the publisher then signs their first version. */
@ApplicationScoped
class MakeLists {

    private static final Logger log = Logger.getLogger(MakeLists.class);
    private static final int MOST_LISTS = 100_000;

    private final StatusLists statusLists;
    private final KeyEncryption keyEncryption;
    private final Workers workers;
    private final Optional<Place> agentsFirst;
    private final SecureRandom random = new SecureRandom();

    MakeLists(StatusLists statusLists, KeyEncryption keyEncryption, Workers workers, StatusListConfig config) {
        this.statusLists = statusLists;
        this.keyEncryption = keyEncryption;
        this.workers = workers;
        this.agentsFirst = agentsIssuer(config.publicUrl()).map(issuer -> new Place(issuer, 1));
    }

    /** The did:web of the public URL, which signs the agents' credentials; none if that has no name for a host. */
    private static Optional<String> agentsIssuer(String publicUrl) {
        try {
            return Optional.of(DidWeb.ofOrigin(publicUrl).text());
        } catch (IllegalArgumentException e) {
            log.warn("the public URL names no host, so the agents have no issuer and no list has the id 1");
            return Optional.empty();
        }
    }

    /**
     * Makes what is missing until each issuer has as many lists as its events ask for; lists are never taken away.
     *
     * @throws ImpossibleEventException if an event asks for an impossible number
     */
    Uni<Void> make(List<IssuerKeyPublished> events) {
        SortedMap<String, Integer> wanted = new TreeMap<>();
        for (IssuerKeyPublished event : events) {
            boolean possible = event.statusLists() >= 0 && event.statusLists() <= MOST_LISTS;
            ImpossibleEventException.unless(possible, "impossible-number-of-lists");
            wanted.merge(event.issuerDid(), event.statusLists(), Math::max);
        }
        return makeMissing(wanted);
    }

    /** Goes round until nothing is missing: another replica may take an id that was meant for a list of this one. */
    private Uni<Void> makeMissing(SortedMap<String, Integer> wanted) {
        return statusLists
                .places(wanted.keySet())
                .map(existing -> missing(wanted, existing))
                .chain(places -> places.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : add(places).chain(() -> makeMissing(wanted)));
    }

    private Uni<Void> add(List<Place> places) {
        return ids(places)
                .chain(ids -> workers.onWorker(() -> IntStream.range(0, places.size())
                        .mapToObj(i -> withKey(ids.get(i), places.get(i)))
                        .toList()))
                .chain(statusLists::add)
                .invoke(added -> log.infof("status lists made lists=%d", added))
                .replaceWithVoid();
    }

    /** The agents' first list is {@code 1}, which their API calls the default, unless an earlier public URL has used it up. */
    private Uni<List<String>> ids(List<Place> places) {
        Uni<List<String>> ids = statusLists.nextIds(places.size());
        int first = agentsFirst.map(places::indexOf).orElse(-1);
        if (first < 0) {
            return ids;
        }
        return ids.chain(next -> statusLists.isFirstTaken().map(taken -> {
            List<String> given = new ArrayList<>(next);
            if (!taken) {
                given.set(first, StatusLists.FIRST_OF_AGENTS);
            }
            return given;
        }));
    }

    private static List<Place> missing(Map<String, Integer> wanted, Set<Place> existing) {
        List<Place> missing = new ArrayList<>();
        wanted.forEach((issuer, lists) -> IntStream.rangeClosed(1, lists)
                .mapToObj(ordinal -> new Place(issuer, ordinal))
                .filter(place -> !existing.contains(place))
                .forEach(missing::add));
        return missing;
    }

    private NewList withKey(String listId, Place place) {
        Ed25519KeyPair pair = Ed25519KeyPair.generate(random);
        String keyId = place.issuerDid() + "#status-" + listId;
        Buffer encrypted = Buffer.buffer(keyEncryption.encrypt(pair.seed(), keyId));
        return new NewList(listId, place, keyId, pair.publicKeyMultibase(), encrypted);
    }
}
