package io.sealrail.statuslist;

import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

import jakarta.inject.Inject;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.junit.jupiter.api.Test;

import io.sealrail.credential.status.EntryState;
import io.sealrail.events.CredentialStatus;
import io.sealrail.events.CredentialStatus.State;
import io.sealrail.events.EventJson;
import io.sealrail.events.Topics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

@OnStack
class SuspensionsInListsTest {

    @Inject
    Told told;

    @Inject
    Pool pool;

    @Inject
    MeterRegistry meters;

    @Test
    void showsSuspensionLiftAndRevocationEachInAVersion() {
        String list = told.list().listId();

        told.say(Told.status(list, 7, State.SUSPENDED, 1));
        awaitToken(list, Map.of(7, 2));
        assertEquals(2, Served.version(list));
        told.say(Told.status(list, 7, State.VALID, 2));
        awaitToken(list, Map.of());
        assertEquals(3, Served.version(list));
        told.say(Told.status(list, 7, State.SUSPENDED, 3));
        awaitToken(list, Map.of(7, 2));
        told.say(Told.status(list, 7, State.REVOKED, 4));
        awaitToken(list, Map.of(7, 1));

        assertEquals(5, Served.version(list));
        assertEquals(Set.of(7), Served.flatIndexes(list));
    }

    @Test
    void setsNoBitOfTheRevocationFormats() {
        String list = told.list().listId();
        told.say(Told.revoked(list, 3));
        Told.await().until(() -> Served.flatIndexes(list), Set.of(3)::equals);

        told.say(Told.status(list, 7, State.SUSPENDED, 1));
        awaitToken(list, Map.of(3, 1, 7, 2));

        assertEquals(Set.of(3), Served.flatIndexes(list));
        assertEquals(Set.of(3), Served.credentialIndexes(list));
        assertEquals(Set.of(3), Served.bitstringIndexes(list));
    }

    @Test
    void endsInTheSameStateWhenChangesComeLateOrTwice() {
        String list = told.list().listId();
        CredentialStatus suspended = Told.status(list, 7, State.SUSPENDED, 1);
        CredentialStatus lifted = Told.status(list, 7, State.VALID, 2);
        told.say(Told.status(list, 9, State.SUSPENDED, 1));
        told.say(lifted);
        told.say(suspended);
        told.say(lifted);
        awaitHeard(list);
        awaitToken(list, Map.of(9, 2));

        told.say(Told.status(list, 7, State.SUSPENDED, 3));
        awaitToken(list, Map.of(7, 2, 9, 2));
        long version = Served.version(list);
        told.say(suspended);
        told.say(lifted);
        told.say(Told.status(list, 7, State.SUSPENDED, 3));
        awaitHeard(list);

        assertEquals(version, Served.version(list));
        assertEquals(Map.of(7, 2, 9, 2), Served.tokenStatuses(list));
    }

    @Test
    void measuresTheTimeUntilItIsVisible() {
        String list = told.list().listId();
        long before = meters.get("sealrail.status.revoke.to.visible").timer().count();

        told.say(Told.status(list, 7, State.SUSPENDED, 1));

        Told.await()
                .until(() ->
                        meters.get("sealrail.status.revoke.to.visible").timer().count() > before);
    }

    @Test
    void servesStatusesThatEqualTheRows() {
        String list = told.list().listId();
        Map<Integer, Integer> expected = new TreeMap<>();
        Random random = new Random(11);
        State[] states = State.values();
        for (int i = 0; i < 150; i++) {
            int index = i == 0 ? 0 : i == 1 ? 131_071 : random.nextInt(131_072);
            State state = expected.containsKey(index) ? State.REVOKED : states[i % 3];
            expected.put(index, (int) EntryState.valueOf(state.name()).token());
            told.say(Told.status(list, index, state, 1));
        }
        expected.values().removeIf(status -> status == 0);

        awaitToken(list, expected);

        assertEquals(expected, rows(list));
        assertTrue(expected.containsValue(1) && expected.containsValue(2));
    }

    private void awaitToken(String list, Map<Integer, Integer> statuses) {
        Told.await().until(() -> Served.tokenStatuses(list), statuses::equals);
    }

    /** What has the key of entry 7 was heard before. */
    private void awaitHeard(String list) {
        String marker = told.list().listId();
        told.say(Topics.CREDENTIAL_STATUS, "c2-" + list + "-7", EventJson.write(Told.revoked(marker, 1)));
        awaitToken(marker, Map.of(1, 1));
    }

    private Map<Integer, Integer> rows(String list) {
        Map<Integer, Integer> statuses = new TreeMap<>();
        pool.preparedQuery("select list_index, state from status_entries where list_id = $1 and state <> 'VALID'")
                .execute(Tuple.of(list))
                .await()
                .indefinitely()
                .forEach(row -> statuses.put(row.getInteger(0), row.getString(1).equals("REVOKED") ? 1 : 2));
        return statuses;
    }
}
