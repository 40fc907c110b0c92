package io.sealrail.statuslist;

import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.sealrail.events.CredentialStatus;
import io.sealrail.events.CredentialStatus.State;
import io.sealrail.events.EventJson;
import io.sealrail.events.Topics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

@OnStack
class RevocationsInListsTest {

    @Inject
    Told told;

    @Inject
    Pool pool;

    @Inject
    MeterRegistry meters;

    @Test
    void showsRevocationInEveryForm() {
        String list = told.list().listId();
        told.say(Told.revoked(list, 4711));

        awaitIndexes(list, Set.of(4711));

        assertEquals(Set.of(4711), Served.credentialIndexes(list));
        assertEquals(Set.of(4711), Served.bitstringIndexes(list));
    }

    @Test
    void measuresTheTimeUntilItIsVisible() {
        long before = meters.get("sealrail.status.revoke.to.visible").timer().count();
        String list = told.list().listId();
        told.say(Told.revoked(list, 1));

        awaitIndexes(list, Set.of(1));

        Told.await()
                .until(() ->
                        meters.get("sealrail.status.revoke.to.visible").timer().count() > before);
    }

    @Test
    void publishesNothingForDuplicates() {
        String list = told.list().listId();
        told.say(Told.revoked(list, 1));
        awaitIndexes(list, Set.of(1));
        long version = Served.version(list);

        told.say(Told.revoked(list, 1));
        awaitHeard(Told.revoked(list, 1).key());

        assertEquals(version, Served.version(list));
    }

    @Test
    void neverTakesRevocationBack() {
        String list = told.list().listId();
        told.say(Told.status(list, 1, State.REVOKED, 2));
        awaitIndexes(list, Set.of(1));

        told.say(Told.status(list, 1, State.VALID, 1));
        told.say(Told.status(list, 1, State.SUSPENDED, 3));
        told.say(Told.status(list, 1, State.VALID, 4));
        awaitHeard(Told.revoked(list, 1).key());

        assertEquals("REVOKED", state(list, 1));
        assertEquals(Set.of(1), Served.flatIndexes(list));
    }

    @Test
    void letsTheLaterChangeWinWhateverComesFirst() {
        String list = told.list().listId();
        told.say(Told.status(list, 1, State.VALID, 2));
        told.say(Told.status(list, 1, State.SUSPENDED, 1));
        awaitHeard(Told.revoked(list, 1).key());
        assertEquals("VALID", state(list, 1));

        told.say(Told.status(list, 1, State.SUSPENDED, 3));
        awaitHeard(Told.revoked(list, 1).key());

        assertEquals("SUSPENDED", state(list, 1));
        assertEquals(Set.of(), Served.flatIndexes(list));
    }

    @Test
    void servesBitsThatEqualTheRows() {
        String list = told.list().listId();
        Set<Integer> indexes = new Random(7)
                .ints(0, 131_072)
                .distinct()
                .limit(1000)
                .boxed()
                .collect(Collectors.toCollection(TreeSet::new));
        indexes.add(0);
        indexes.add(131_071);
        indexes.forEach(index -> told.say(Told.revoked(list, index)));

        awaitIndexes(list, indexes);

        assertEquals(indexes, rows(list));
        assertEquals(indexes, Served.credentialIndexes(list));
        assertEquals(indexes, Served.bitstringIndexes(list));
    }

    @Test
    void setsAsideUnknownList() {
        CredentialStatus event = Told.revoked("999999", 1);
        told.say(event);

        assertEquals("unknown-status-list", told.awaitDeadLetterReason(event.topic(), event.key()));
    }

    @Test
    void setsAsideIndexBeyondTheList() {
        String list = told.list().listId();
        for (int index : new int[] {131_072, -1}) {
            CredentialStatus event = Told.revoked(list, index);
            told.say(event);
            assertEquals("status-index-out-of-range", told.awaitDeadLetterReason(event.topic(), event.key()));
        }
        assertEquals(Set.of(), Served.flatIndexes(list));
    }

    @Test
    void setsAsideIndexOfAnotherCredential() {
        String list = told.list().listId();
        told.say(Told.status(list, 1, State.SUSPENDED, 1));
        awaitHeard(Told.revoked(list, 1).key());
        String thief = "c2-thief-" + list;
        String text = EventJson.write(Told.revoked(list, 1)).replace("c2-" + list + "-1", thief);
        told.say(Topics.CREDENTIAL_STATUS, thief, text);

        assertEquals("status-index-of-another-credential", told.awaitDeadLetterReason(Topics.CREDENTIAL_STATUS, thief));
        assertEquals("SUSPENDED", state(list, 1));
    }

    static Stream<Arguments> malformed() {
        String whole = EventJson.write(Told.revoked("2", 1));
        return Stream.of(
                Arguments.of("garbage", "malformed-event"),
                Arguments.of(whole.replace("REVOKED", "GONE"), "malformed-event"),
                Arguments.of(whole.replace("\"state\"", "\"other\""), "incomplete-event"),
                Arguments.of(whole.replace("\"changedAt\"", "\"other\""), "incomplete-event"),
                Arguments.of(whole.replace("\"listId\"", "\"other\""), "incomplete-event"),
                Arguments.of(whole.replace("\"status\"", "\"other\""), "incomplete-event"));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void setsAsideWhatIsNoStatus(String text, String reason) {
        String key = "poison" + text.hashCode();
        told.say(Topics.CREDENTIAL_STATUS, key, text);

        assertEquals(reason, told.awaitDeadLetterReason(Topics.CREDENTIAL_STATUS, key));
    }

    @Test
    void appliesTheNeighboursOfPoison() {
        String list = told.list().listId();
        told.say(Topics.CREDENTIAL_STATUS, "neighbour" + list, EventJson.write(Told.revoked(list, 1)));
        told.say(Topics.CREDENTIAL_STATUS, "neighbour" + list, EventJson.write(Told.revoked("999998", 1)));
        told.say(Topics.CREDENTIAL_STATUS, "neighbour" + list, EventJson.write(Told.revoked(list, 2)));

        awaitIndexes(list, Set.of(1, 2));
    }

    @Test
    void refusesInSqlToTakeRevocationBack() {
        String list = told.list().listId();
        told.say(Told.revoked(list, 1));
        awaitIndexes(list, Set.of(1));
        for (String wrong : new String[] {
            "update status_entries set state = 'VALID' where list_id = $1",
            "update status_entries set credential_id = 'c2other' where list_id = $1",
            "delete from status_entries where list_id = $1",
            "update status_lists set revoked_entries = 0 where list_id = $1",
            "update status_lists set version = version + 2 where list_id = $1",
            "update status_list_versions set flat = '' where list_id = $1"
        }) {
            String refusal = pool.preparedQuery(wrong)
                    .execute(Tuple.of(list))
                    .map(rows -> "done")
                    .onFailure()
                    .recoverWithItem(Throwable::getMessage)
                    .await()
                    .indefinitely();
            assertTrue(refusal.contains("refused"), wrong + ": " + refusal);
        }
    }

    private void awaitIndexes(String list, Set<Integer> indexes) {
        Told.await().until(() -> Served.flatIndexes(list), indexes::equals);
    }

    /** What has the same key was heard before. */
    private void awaitHeard(String key) {
        String marker = told.list().listId();
        told.say(Topics.CREDENTIAL_STATUS, key, EventJson.write(Told.revoked(marker, 1)));
        awaitIndexes(marker, Set.of(1));
    }

    private String state(String list, int index) {
        return pool.preparedQuery("select state from status_entries where list_id = $1 and list_index = $2")
                .execute(Tuple.of(list, index))
                .map(rows -> rows.iterator().next().getString(0))
                .await()
                .indefinitely();
    }

    private Set<Integer> rows(String list) {
        Set<Integer> indexes = new TreeSet<>();
        pool.preparedQuery("select list_index from status_entries where list_id = $1 and state = 'REVOKED'")
                .execute(Tuple.of(list))
                .await()
                .indefinitely()
                .forEach(row -> indexes.add(row.getInteger(0)));
        return indexes;
    }
}
