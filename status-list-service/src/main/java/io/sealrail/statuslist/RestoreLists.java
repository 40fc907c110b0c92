package io.sealrail.statuslist;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import org.jboss.logging.Logger;

import io.sealrail.credential.key.Ed25519KeyPair;
import io.sealrail.events.StatusListPublished;
import io.sealrail.kit.listen.ImpossibleEventException;
import io.sealrail.kit.replay.OwnEvents;
import io.sealrail.kit.secret.KeyEncryption;
import io.sealrail.kit.work.Workers;
import io.sealrail.statuslist.NewList.Place;
import io.sealrail.statuslist.RestoredLists.Rebuilt;

/**
 * Puts the lists right after a restore. The versions of a list go on above what was published, and none is served before that.
 * A list that Kafka knows and the database does not is made again under its id, for credentials name it: with a new key, for the
 * old one is lost. Its entries come back with {@code credential-status.v1}.
 */
@ApplicationScoped
class RestoreLists implements OwnEvents<StatusListPublished> {

    private static final Logger log = Logger.getLogger(RestoreLists.class);
    private static final String NUMBER = "[1-9][0-9]{0,17}";

    private final Pool pool;
    private final RestoredLists lists;
    private final StatusLists statusLists;
    private final KeyEncryption keyEncryption;
    private final Workers workers;
    private final SecureRandom random = new SecureRandom();

    RestoreLists(
            Pool pool, RestoredLists lists, StatusLists statusLists, KeyEncryption keyEncryption, Workers workers) {
        this.pool = pool;
        this.lists = lists;
        this.statusLists = statusLists;
        this.keyEncryption = keyEncryption;
        this.workers = workers;
    }

    @Override
    public Class<StatusListPublished> type() {
        return StatusListPublished.class;
    }

    @Override
    public Uni<Void> restore(List<StatusListPublished> events) {
        Map<String, StatusListPublished> highest = events.stream()
                .peek(RestoreLists::check)
                .collect(Collectors.toMap(StatusListPublished::listId, Function.identity(), RestoreLists::later));
        return lists.known(highest.keySet())
                .chain(known -> rebuilt(unknown(highest.values(), known)))
                .chain(rebuilt -> pool.withTransaction(transaction -> lists.raise(transaction, highest.values())
                        .call(() -> rebuilt.isEmpty() ? Uni.createFrom().voidItem() : lists.add(transaction, rebuilt))
                        .invoke(raised -> tell(raised, rebuilt))))
                .replaceWithVoid();
    }

    private static void check(StatusListPublished event) {
        boolean complete = event.issuerDid() != null && event.keyId() != null && event.version() > 0;
        ImpossibleEventException.unless(complete, "incomplete-event");
        ImpossibleEventException.unless(event.listId().matches(NUMBER), "no-list-of-ours");
    }

    private static StatusListPublished later(StatusListPublished one, StatusListPublished other) {
        return one.version() >= other.version() ? one : other;
    }

    private static List<StatusListPublished> unknown(Collection<StatusListPublished> highest, Set<String> known) {
        return highest.stream()
                .filter(event -> !known.contains(event.listId()))
                .sorted(Comparator.comparingLong(event -> Long.parseLong(event.listId())))
                .toList();
    }

    private Uni<List<Rebuilt>> rebuilt(List<StatusListPublished> unknown) {
        if (unknown.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        Set<String> issuers = new TreeSet<>();
        unknown.forEach(event -> issuers.add(event.issuerDid()));
        return statusLists.places(issuers).chain(taken -> workers.onWorker(() -> rebuilt(unknown, taken)));
    }

    private List<Rebuilt> rebuilt(List<StatusListPublished> unknown, Set<Place> existing) {
        Set<Place> taken = new HashSet<>(existing);
        List<Rebuilt> rebuilt = new ArrayList<>();
        for (StatusListPublished event : unknown) {
            Place place = firstFree(event.issuerDid(), taken);
            taken.add(place);
            rebuilt.add(new Rebuilt(withNewKey(event, place), event));
        }
        return rebuilt;
    }

    private static Place firstFree(String issuerDid, Set<Place> taken) {
        return IntStream.iterate(1, ordinal -> ordinal + 1)
                .mapToObj(ordinal -> new Place(issuerDid, ordinal))
                .filter(place -> !taken.contains(place))
                .findFirst()
                .orElseThrow();
    }

    /** Named by the version that it signs first: a list may lose its key again. */
    private NewList withNewKey(StatusListPublished event, Place place) {
        Ed25519KeyPair pair = Ed25519KeyPair.generate(random);
        String keyId = event.issuerDid() + "#status-" + event.listId() + "-from-" + (event.version() + 1);
        Buffer encrypted = Buffer.buffer(keyEncryption.encrypt(pair.seed(), keyId));
        return new NewList(event.listId(), place, keyId, pair.publicKeyMultibase(), encrypted);
    }

    private static void tell(int raised, List<Rebuilt> rebuilt) {
        if (raised > 0) {
            log.warnf(
                    "status lists stand behind what was published, their next versions go on above it lists=%d",
                    raised);
        }
        rebuilt.forEach(list -> log.warnf(
                "status list lost with its key, rebuilt under a new one listId=%s keyId=%s lostKeyId=%s",
                list.list().listId(), list.list().keyId(), list.told().keyId()));
    }
}
