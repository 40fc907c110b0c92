package io.sealrail.statuslist;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import jakarta.inject.Inject;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.junit.jupiter.api.Test;

import io.sealrail.events.StatusListPublished;
import io.sealrail.kit.lease.Lease;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

@OnStack
class PublishListsTest {

    private static final String FAILING = "failures > 0 and retry_at is not null";

    @Inject
    Told told;

    @Inject
    Pool pool;

    @Inject
    PublishLists publishLists;

    @Inject
    ListVersions versions;

    @Inject
    MovableClock clock;

    @Test
    void countsVersionsUpByOneWhenTwoPublishUnderOneLease() {
        StatusListPublished list = told.list();
        CompletableFuture<Void> revoking = CompletableFuture.runAsync(
                () -> IntStream.range(0, 300).forEach(i -> told.say(Told.revoked(list.listId(), i))));
        Lease lease = currentLease();
        while (!revoking.isDone()) {
            publishLists
                    .publishDue(lease)
                    .onFailure()
                    .recoverWithItem(false)
                    .await()
                    .atMost(Duration.ofSeconds(20));
        }
        revoking.join();
        Set<Integer> all = new TreeSet<>(IntStream.range(0, 300).boxed().toList());
        Told.await().until(() -> Served.flatIndexes(list.listId()), all::equals);

        long served = Served.version(list.listId());

        List<Long> expected = LongStream.rangeClosed(1, served).boxed().toList();
        Told.await().until(() -> saidVersions(list), expected::equals);
    }

    @Test
    void storesNothingForAPublisherWhoseLeaseHasPassedOn() {
        StatusListPublished list = told.list();
        Lease current = currentLease();
        Lease old = new Lease(current.name(), "stalled", current.token() - 1);
        ListVersion next = following(list);

        boolean stored = pool.withTransaction(transaction -> versions.store(transaction, old, next, 0))
                .await()
                .indefinitely();

        assertFalse(stored);
        assertEquals(List.of(1L), saidVersions(list));
        assertEquals(1, Served.version(list.listId()));
    }

    @Test
    void signsAnewWhenHalfOfTheValidityIsOver() {
        StatusListPublished list = told.list();
        told.say(Told.revoked(list.listId(), 9));
        Told.await().until(() -> Served.flatIndexes(list.listId()), Set.of(9)::equals);
        long version = Served.version(list.listId());
        clock.forward(Duration.ofHours(11));
        assertEquals(version, Served.version(list.listId()));

        clock.forward(Duration.ofHours(2));

        Told.await().until(() -> Served.version(list.listId()) == version + 1);
        Instant until =
                Instant.parse(Served.json(Served.bitstring(list.listId())).getString("validUntil"));
        assertTrue(until.isAfter(clock.instant().plus(Duration.ofHours(23))));
        assertEquals(Set.of(9), Served.flatIndexes(list.listId()));
    }

    @Test
    void publishesOtherListsWhenOneCannotBe() {
        String broken = told.list().listId();
        String healthy = told.list().listId();
        breakLists(List.of(broken));
        told.say(Told.revoked(broken, 1));
        Told.await().until(() -> isDirty(broken));

        told.say(Told.revoked(healthy, 1));

        Told.await().until(() -> Served.flatIndexes(healthy), Set.of(1)::equals);
        assertEquals(Set.of(), Served.flatIndexes(broken));
        assertTrue(isDirty(broken));
    }

    @Test
    void publishesHealthyListsPromptlyBesideMoreBrokenOnesThanAWindowHolds() {
        String issuer = Told.issuer();
        told.say(Told.issuerKey(issuer, 40, 1));
        List<String> broken = told.awaitPublished(issuer, 40).stream()
                .map(StatusListPublished::listId)
                .toList();
        String healthy = told.list().listId();
        breakLists(broken);
        broken.forEach(list -> told.say(Told.revoked(list, 1)));
        Told.await().until(() -> count(FAILING, broken) == 40);

        told.say(Told.revoked(healthy, 1));

        Told.await().atMost(Duration.ofSeconds(5)).until(() -> Served.flatIndexes(healthy), Set.of(1)::equals);
        assertEquals(40, count("changes > published_changes", broken));
    }

    @Test
    void publishesABrokenListOnceItIsHealed() {
        String list = told.list().listId();
        Object key = pool.preparedQuery("select encrypted_private_key from status_lists where list_id = $1")
                .execute(Tuple.of(list))
                .map(rows -> rows.iterator().next().getBuffer(0).getDelegate())
                .await()
                .indefinitely();
        breakLists(List.of(list));
        told.say(Told.revoked(list, 1));
        Told.await().until(() -> count(FAILING, List.of(list)) == 1);

        pool.preparedQuery("update status_lists set encrypted_private_key = $2 where list_id = $1")
                .execute(Tuple.of(list, key))
                .await()
                .indefinitely();
        clock.forward(Duration.ofMinutes(1));

        Told.await().until(() -> Served.flatIndexes(list), Set.of(1)::equals);
        assertEquals(0, count(FAILING, List.of(list)));
    }

    private void breakLists(List<String> lists) {
        pool.preparedQuery("update status_lists set encrypted_private_key = '\\x00' where list_id = any($1)")
                .execute(Tuple.tuple().addArrayOfString(lists.toArray(String[]::new)))
                .await()
                .indefinitely();
    }

    private long count(String condition, List<String> lists) {
        return pool.preparedQuery("select count(*) from status_lists where list_id = any($1) and " + condition)
                .execute(Tuple.tuple().addArrayOfString(lists.toArray(String[]::new)))
                .map(rows -> rows.iterator().next().getLong(0))
                .await()
                .indefinitely();
    }

    private boolean isDirty(String list) {
        return pool.preparedQuery("select changes > published_changes from status_lists where list_id = $1")
                .execute(Tuple.of(list))
                .map(rows -> rows.iterator().next().getBoolean(0))
                .await()
                .indefinitely();
    }

    @Test
    void keepsTheLastVersionsOnly() {
        String list = told.list().listId();
        for (int i = 0; i < 20; i++) {
            told.say(Told.revoked(list, i));
            int index = i;
            Told.await().until(() -> Served.flatIndexes(list).contains(index));
        }

        long kept = pool.preparedQuery("select count(*) from status_list_versions where list_id = $1")
                .execute(Tuple.of(list))
                .map(rows -> rows.iterator().next().getLong(0))
                .await()
                .indefinitely();

        assertEquals(16, kept);
    }

    private List<Long> saidVersions(StatusListPublished list) {
        return told.published(list.issuerDid()).stream()
                .map(StatusListPublished::version)
                .toList();
    }

    private ListVersion following(StatusListPublished list) {
        ListVersion current =
                versions.current(List.of(list.listId())).await().indefinitely().get(0);
        return new ListVersion(
                current.listId(),
                current.version() + 1,
                current.coveredChanges() + 1,
                current.flat(),
                current.statusList2021(),
                current.bitstring(),
                current.token(),
                current.validUntil(),
                current.publishedAt());
    }

    private Lease currentLease() {
        return pool.preparedQuery("select name, holder, token from leases where name = $1")
                .execute(Tuple.of(PublishLists.LEASE))
                .map(rows -> rows.iterator().next())
                .map(row -> new Lease(row.getString(0), row.getString(1), row.getLong(2)))
                .await()
                .indefinitely();
    }
}
