package io.sealrail.statuslist;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import io.vertx.mutiny.sqlclient.Pool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.sealrail.credential.key.Multikey;
import io.sealrail.events.EventJson;
import io.sealrail.events.IssuerKeyPublished;
import io.sealrail.events.StatusListPublished;
import io.sealrail.events.Topics;
import io.sealrail.kit.secret.KeyEncryption;
import io.sealrail.kit.work.Workers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

@OnStack
class ListsOfIssuersTest {

    private static final String AGENTS = "did:web:sealrail.test";

    @Inject
    Told told;

    @Inject
    MakeLists makeLists;

    @Inject
    StatusLists statusLists;

    @Inject
    KeyEncryption keyEncryption;

    @Inject
    Workers workers;

    @Inject
    Pool pool;

    @Test
    void makesTheListsOfAnIssuerAndServesTheirFirstVersion() {
        String issuer = Told.issuer();
        told.say(Told.issuerKey(issuer, 3, 1));

        List<StatusListPublished> lists = told.awaitPublished(issuer, 3);

        assertEquals(3, ids(lists).size());
        for (StatusListPublished list : lists) {
            assertEquals(1, list.version());
            assertEquals(131_072, list.size());
            assertTrue(Integer.parseInt(list.listId()) >= 2);
            assertEquals(issuer + "#status-" + list.listId(), list.keyId());
            assertEquals(32, Multikey.decodeEd25519(list.publicKeyMultibase()).length);
            Told.await().until(() -> Served.get(list.listId()).statusCode() == 200);
            assertEquals(Set.of(), Served.flatIndexes(list.listId()));
        }
        assertEquals(
                3,
                lists.stream()
                        .map(StatusListPublished::publicKeyMultibase)
                        .distinct()
                        .count());
    }

    @Test
    void makesOnlyWhatIsMissing() {
        String issuer = Told.issuer();
        told.say(Told.issuerKey(issuer, 2, 1));
        told.say(Told.issuerKey(issuer, 2, 1));
        told.say(Told.issuerKey(issuer, 4, 3));
        told.say(Told.issuerKey(issuer, 3, 2));
        told.awaitPublished(issuer, 4);
        awaitHeard(issuer);

        assertEquals(
                4, statusLists.places(List.of(issuer)).await().indefinitely().size());
        assertEquals(4, ids(told.published(issuer)).size());
    }

    @Test
    void makesEachListOnceWhenTwoReplicasHearAtTheSameTime() {
        String issuer = Told.issuer();
        List<CompletableFuture<Void>> replicas = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.runAsync(() -> makeLists
                        .make(List.of(Told.issuerKey(issuer, 5, 1)))
                        .await()
                        .indefinitely()))
                .toList();
        replicas.forEach(CompletableFuture::join);
        told.awaitPublished(issuer, 5);

        assertEquals(
                5, statusLists.places(List.of(issuer)).await().indefinitely().size());
        assertEquals(5, ids(told.published(issuer)).size());
    }

    @Test
    void givesTheAgentsFirstListTheIdOneAlsoWhenReplicasRace() {
        List<CompletableFuture<Void>> replicas = IntStream.range(0, 6)
                .mapToObj(i -> CompletableFuture.runAsync(() -> makeLists
                        .make(List.of(Told.issuerKey(AGENTS, 3, 1), Told.issuerKey(Told.issuer(), 1, 1)))
                        .await()
                        .indefinitely()))
                .toList();
        replicas.forEach(CompletableFuture::join);

        assertEquals(
                Set.of(new NewList.Place(AGENTS, 1), new NewList.Place(AGENTS, 2), new NewList.Place(AGENTS, 3)),
                statusLists.places(List.of(AGENTS)).await().indefinitely());
        Told.await().until(() -> Served.get("1").statusCode() == 200);
        List<StatusListPublished> lists = told.awaitPublished(AGENTS, 3);
        assertEquals(3, ids(lists).size());
        StatusListPublished first = lists.stream()
                .filter(list -> list.listId().equals("1"))
                .findFirst()
                .orElseThrow();
        assertEquals(AGENTS + "#status-1", first.keyId());
        assertEquals(AGENTS, Served.credential("1").path("issuer"));
        assertEquals(1, firstOrdinal());
    }

    @Test
    void givesTheFirstListAnotherIdWhereAnEarlierPublicUrlHasUsedUpTheOne() {
        makeLists.make(List.of(Told.issuerKey(AGENTS, 1, 1))).await().indefinitely();
        MakeLists moved = new MakeLists(statusLists, keyEncryption, workers, Settings.at("https://later.test"));
        String later = "did:web:later.test";

        moved.make(List.of(Told.issuerKey(later, 1, 1))).await().indefinitely();

        assertTrue(Integer.parseInt(told.awaitPublished(later, 1).get(0).listId()) >= 2);
    }

    private long firstOrdinal() {
        return pool.query("select ordinal from status_lists where list_id = '1'")
                .execute()
                .map(rows -> rows.iterator().next().getLong(0))
                .await()
                .indefinitely();
    }

    @ParameterizedTest
    @CsvSource({"-1, impossible-number-of-lists", "100001, impossible-number-of-lists"})
    void setsAsideImpossibleNumbers(int lists, String reason) {
        IssuerKeyPublished event = Told.issuerKey(Told.issuer(), lists, 1);
        told.say(event);

        assertEquals(reason, told.awaitDeadLetterReason(event.topic(), event.key()));
    }

    @Test
    void setsAsideWhatIsNoEvent() {
        String issuer = Told.issuer();
        String text = EventJson.write(Told.issuerKey(issuer, 1, 1)).replace("\"issuerDid\"", "\"issuer\"");
        told.say(Topics.ISSUER_KEY_PUBLISHED, issuer, text);

        assertEquals("malformed-event", told.awaitDeadLetterReason(Topics.ISSUER_KEY_PUBLISHED, issuer));
    }

    private void awaitHeard(String issuer) {
        String marker = Told.issuer();
        told.say(Topics.ISSUER_KEY_PUBLISHED, issuer, EventJson.write(Told.issuerKey(marker, 1, 1)));
        told.awaitPublished(marker, 1);
    }

    private static Set<String> ids(List<StatusListPublished> lists) {
        return lists.stream().map(StatusListPublished::listId).collect(Collectors.toSet());
    }
}
