package io.sealrail.issuance.status;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import org.junit.jupiter.api.Test;

import io.sealrail.events.StatusListPublished;
import io.sealrail.events.StatusReference;
import io.sealrail.issuance.IssuanceConfig;
import io.sealrail.issuance.OperatorApi;
import io.sealrail.issuance.TestLists;
import io.sealrail.kit.http.Problem;
import io.sealrail.stack.StackResource;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "chain", value = "false"))
class StatusIndexesTest {

    private static final String WANTED = "select status_lists from issuers where issuer_did = $1";
    private static final String SERVED = "select served_version, permutation_key from status_lists where list_id = $1";
    private static final String REQUESTS =
            "select count(*) as said from outbox where aggregateid = $1 and type = 'issuer-key-published.v1'";

    @Inject
    StatusLists lists;

    @Inject
    IssuanceConfig config;

    @Inject
    Pool pool;

    @Test
    void twoReplicasUseEachIndexOnce() {
        String did = issuerWithLists(16, 16);
        StatusIndexes one = new StatusIndexes(lists, config);
        StatusIndexes other = new StatusIndexes(lists, config);

        List<StatusReference> taken = Uni.join()
                .all(IntStream.range(0, 32)
                        .mapToObj(i -> (i % 2 == 0 ? one : other).take(did))
                        .toList())
                .andFailFast()
                .await()
                .indefinitely();

        assertEquals(32, Set.copyOf(taken).size());
        assertTrue(taken.stream().allMatch(each -> each.index() >= 0 && each.index() < 16));
    }

    @Test
    void hundredThousandIndexesOfSeveralListsAreAllDifferent() {
        int threads = 8;
        int each = 100_000 / threads;
        String did = issuerWithLists(16_384, 16_384, 16_384, 16_384, 16_384, 16_384, 16_384);
        List<StatusIndexes> replicas = List.of(new StatusIndexes(lists, config), new StatusIndexes(lists, config));

        List<CompletableFuture<List<StatusReference>>> takers = IntStream.range(0, threads)
                .mapToObj(thread -> CompletableFuture.supplyAsync(
                        () -> taken(replicas.get(thread % replicas.size()), did, each),
                        task -> new Thread(task).start()))
                .toList();

        Set<StatusReference> places = new HashSet<>();
        takers.forEach(taker -> places.addAll(taker.join()));
        assertEquals(threads * each, places.size());
        assertEquals(7, places.stream().map(StatusReference::listId).distinct().count());
        assertTrue(places.stream().allMatch(place -> place.index() >= 0 && place.index() < 16_384));
    }

    private static List<StatusReference> taken(StatusIndexes indexes, String did, int times) {
        return IntStream.range(0, times)
                .mapToObj(i -> indexes.take(did).await().indefinitely())
                .toList();
    }

    @Test
    void givesIndexesInNoOrder() {
        StatusIndexes indexes = new StatusIndexes(lists, config);
        String did = issuerWithLists(131072);
        List<Integer> taken = IntStream.range(0, 50)
                .mapToObj(i -> indexes.take(did).await().indefinitely().index())
                .toList();
        assertTrue(!taken.equals(taken.stream().sorted().toList()));
        assertEquals(50, new HashSet<>(taken).size());
    }

    @Test
    void usesTheListWithTheLowestNumberFirst() {
        String did = OperatorApi.issuer(OperatorApi.partner());
        for (String served : List.of("90000010", "90000009", "9000002")) {
            pool.preparedQuery("""
                            insert into status_lists (list_id, issuer_did, size, permutation_key, served_version, served_at)
                            values ($1, $2, 2, $3, 1, now())""").executeAndAwait(Tuple.of(served, did, Buffer.buffer(new byte[16])));
        }

        List<String> used = taken(new StatusIndexes(lists, config), did, 6).stream()
                .map(StatusReference::listId)
                .distinct()
                .toList();

        assertEquals(List.of("9000002", "90000009", "90000010"), used);
    }

    @Test
    void answers503WhileNoListIsServed() {
        String did = OperatorApi.issuer(OperatorApi.partner());
        StatusIndexes indexes = new StatusIndexes(lists, config);
        Uni<StatusReference> taking = indexes.take(did);

        Problem refusal = assertThrows(Problem.class, () -> taking.await().indefinitely());

        assertEquals(503, refusal.status());
        assertEquals("STATUS_LISTS_NOT_READY", refusal.code());
        assertTrue(refusal.retryAfterSeconds().isPresent());
    }

    @Test
    void answers503OnceAllListsAreFull() {
        String did = issuerWithLists(2);
        StatusIndexes indexes = new StatusIndexes(lists, config);
        indexes.take(did).await().indefinitely();
        indexes.take(did).await().indefinitely();
        Uni<StatusReference> third = indexes.take(did);
        assertThrows(Problem.class, () -> third.await().indefinitely());

        serve(TestLists.list(did, 4));

        assertEquals(
                4,
                IntStream.range(0, 4)
                        .mapToObj(i -> indexes.take(did).await().indefinitely())
                        .distinct()
                        .count());
    }

    @Test
    void asksForMoreListsWhileTwoAreSpare() {
        String did = issuerWithLists(4, 4, 4);
        StatusIndexes indexes = new StatusIndexes(lists, config);
        take(indexes, did, 4);
        assertEquals(3, number(WANTED, did));
        assertEquals(1, number(REQUESTS, did));

        take(indexes, did, 1);

        assertEquals(4, number(WANTED, did));
        assertEquals(2, number(REQUESTS, did));
        take(indexes, did, 3);
        assertEquals(2, number(REQUESTS, did));
    }

    @Test
    void laterVersionKeepsOrderOfIndexesAndEarlierOneChangesNothing() {
        String did = OperatorApi.issuer(OperatorApi.partner());
        StatusListPublished first = TestLists.list(did, 64);
        serve(first);
        Row before = row(SERVED, first.listId());

        TestLists.publish(version(first, 7));
        await().untilAsserted(() -> assertEquals(7L, row(SERVED, first.listId()).getLong("served_version")));
        TestLists.publish(version(first, 3));
        serve(TestLists.list(did, 64));

        Row after = row(SERVED, first.listId());
        assertEquals(7L, after.getLong("served_version"));
        assertEquals(before.getBuffer("permutation_key"), after.getBuffer("permutation_key"));
    }

    @Test
    void leavesListsOfStrangersAlone() {
        StatusListPublished strange = TestLists.list("did:air:id:test:stranger", 64);
        TestLists.publish(strange);
        serve(TestLists.list(OperatorApi.issuer(OperatorApi.partner()), 64));
        assertEquals(
                0,
                pool.preparedQuery(SERVED)
                        .executeAndAwait(Tuple.of(strange.listId()))
                        .size());
    }

    private String issuerWithLists(int... sizes) {
        String did = OperatorApi.issuer(OperatorApi.partner());
        for (int size : sizes) {
            serve(TestLists.list(did, size));
        }
        return did;
    }

    private void serve(StatusListPublished list) {
        TestLists.publish(list);
        await().untilAsserted(() -> assertEquals(
                1,
                pool.preparedQuery(SERVED)
                        .executeAndAwait(Tuple.of(list.listId()))
                        .size()));
    }

    private static void take(StatusIndexes indexes, String did, int times) {
        IntStream.range(0, times).forEach(i -> indexes.take(did).await().indefinitely());
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

    private Row row(String sql, String parameter) {
        return pool.preparedQuery(sql)
                .executeAndAwait(Tuple.of(parameter))
                .iterator()
                .next();
    }

    private long number(String sql, String did) {
        return ((Number) row(sql, did).getValue(0)).longValue();
    }
}
