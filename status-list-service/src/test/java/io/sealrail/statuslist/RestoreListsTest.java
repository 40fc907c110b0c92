package io.sealrail.statuslist;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.sealrail.events.StatusListPublished;
import io.sealrail.kit.listen.ImpossibleEventException;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The database was put back to a backup: what was published since is on Kafka. */
@OnStack
class RestoreListsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int FURTHER = 10_000;
    private static final AtomicInteger LOST = new AtomicInteger(700_000);

    @Inject
    RestoreLists restore;

    @Inject
    StatusLists statusLists;

    @Inject
    Told told;

    @Test
    void goesOnAboveTheVersionsThatWerePublished() {
        StatusListPublished list = told.list();
        told.say(Told.revoked(list.listId(), 3));
        Told.await().until(() -> Served.flatIndexes(list.listId()), Set.of(3)::equals);
        restore(version(list, 40), version(list, 41));
        restore(version(list, 41));

        Told.await().until(() -> Served.version(list.listId()) == 42);
        assertEquals(Set.of(3), Served.flatIndexes(list.listId()));
        told.say(Told.revoked(list.listId(), 4));
        Told.await().until(() -> Served.version(list.listId()) == 43);
        assertEquals(Set.of(3, 4), Served.flatIndexes(list.listId()));
    }

    @Test
    void leavesAListThatIsNotBehind() {
        StatusListPublished list = told.list();
        restore(list);

        told.say(Told.revoked(list.listId(), 1));

        Told.await().until(() -> Served.flatIndexes(list.listId()), Set.of(1)::equals);
        assertEquals(2, Served.version(list.listId()));
    }

    @Test
    void makesALostListAgainUnderItsIdWithANewKey() {
        StatusListPublished lost = lost(Told.issuer());
        restore(lost);
        restore(lost);
        told.say(Told.revoked(lost.listId(), 9));

        Told.await().until(() -> Served.get(lost.listId()).statusCode() == 200);
        StatusListPublished said = told.awaitPublished(lost.issuerDid(), 1).get(0);

        assertEquals(lost.version() + 1, said.version());
        assertEquals(lost.issuerDid() + "#status-" + lost.listId() + "-from-8", said.keyId());
        assertNotEquals(lost.publicKeyMultibase(), said.publicKeyMultibase());
        assertEquals(said.keyId(), Served.credential(lost.listId()).path("proof.verificationMethod"));
        Told.await().until(() -> Served.flatIndexes(lost.listId()), Set.of(9)::equals);
    }

    @Test
    void countsALostListAmongThoseThatItsIssuerNeeds() {
        StatusListPublished lost = lost(Told.issuer());
        restore(lost);
        told.say(Told.issuerKey(lost.issuerDid(), 2, 1));

        Set<String> ids = Told.await()
                .until(
                        () -> Set.copyOf(told.published(lost.issuerDid()).stream()
                                .map(StatusListPublished::listId)
                                .toList()),
                        found -> found.size() == 2);

        assertTrue(ids.contains(lost.listId()));
        assertEquals(
                2,
                statusLists
                        .places(List.of(lost.issuerDid()))
                        .await()
                        .atMost(PATIENCE)
                        .size());
    }

    @Test
    void givesTheIdOfALostListToNoOther() {
        StatusListPublished lost = lost(Told.issuer());
        restore(lost);

        List<String> next = statusLists.nextIds(1).await().atMost(PATIENCE);

        assertTrue(Long.parseLong(next.get(0)) > Long.parseLong(lost.listId()));
    }

    @Test
    void answersThatAListIsNotReadyBeforeItIs() {
        StatusListPublished list = told.list();
        restore(version(list, 9));
        Set<Integer> answers = new HashSet<>();

        Told.await().until(() -> {
            answers.add(Served.get(list.listId()).statusCode());
            return Served.version(list.listId()) == 10;
        });

        assertTrue(Set.of(200, 503).containsAll(answers));
    }

    @Test
    void refusesWhatIsNoListOfOurs() {
        StatusListPublished lost = lost(Told.issuer());
        assertRefused(new StatusListPublished(
                "x1", lost.issuerDid(), lost.size(), lost.keyId(), lost.publicKeyMultibase(), 1, Instant.now()));
        assertRefused(new StatusListPublished(
                lost.listId(), null, lost.size(), lost.keyId(), lost.publicKeyMultibase(), 1, Instant.now()));
    }

    private void assertRefused(StatusListPublished event) {
        assertThrows(ImpossibleEventException.class, () -> restore(event));
    }

    private void restore(StatusListPublished... events) {
        restore.restore(Arrays.asList(events)).await().atMost(PATIENCE);
    }

    /** Its id is far above those that other tests are given after a lower one was restored. */
    private static StatusListPublished lost(String issuer) {
        String id = Integer.toString(LOST.addAndGet(FURTHER));
        return new StatusListPublished(id, issuer, 131_072, issuer + "#status-" + id, "z6MkLost", 7, Instant.now());
    }

    private static StatusListPublished version(StatusListPublished list, long version) {
        return new StatusListPublished(
                list.listId(),
                list.issuerDid(),
                list.size(),
                list.keyId(),
                list.publicKeyMultibase(),
                version,
                list.publishedAt());
    }
}
