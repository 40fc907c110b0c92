package io.sealrail.system.check;

import java.time.Instant;

import org.junit.jupiter.api.Test;

import static io.sealrail.system.check.CheckName.BITS_ROWS_EVENTS_AGREE;
import static io.sealrail.system.check.CheckName.NO_INDEX_TWICE;
import static io.sealrail.system.check.CheckName.REVOCATIONS_ARE_SERVED;
import static io.sealrail.system.check.CheckName.VERIFIER_KNOWS;
import static io.sealrail.system.check.Reported.assertReported;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What is wrong with a status anywhere is reported. */
class StatusChecksTest {

    private final World world = World.small();

    @Test
    void reportsAnIndexThatTwoCredentialsHave() {
        world.topics.requested().add(new TopicFacts.Requested("lost", World.hash("lost"), World.place(5), null));
        assertReported(world, NO_INDEX_TWICE, "c5", "lost", World.place(5).toString());
    }

    @Test
    void reportsABitThatOneReplicaLacks() {
        world.served
                .get(1)
                .revoked()
                .get(ListForm.BITSTRING)
                .clear(World.place(1).index());
        assertReported(world, BITS_ROWS_EVENTS_AGREE, "c1", "http://two", "BITSTRING");
        assertReported(world, REVOCATIONS_ARE_SERVED, "c1", "http://two", "BITSTRING");
    }

    @Test
    void reportsABitThatNobodySet() {
        world.served.get(0).revoked().get(ListForm.TOKEN).set(World.place(5).index());
        assertReported(world, BITS_ROWS_EVENTS_AGREE, World.place(5).toString(), "http://one", "TOKEN");
        assertReported(world, REVOCATIONS_ARE_SERVED, "c5", "valid", "revoked");
    }

    @Test
    void reportsASuspensionThatIsNotShown() {
        world.served.get(0).suspended().clear();
        assertReported(world, BITS_ROWS_EVENTS_AGREE, "c2", "TOKEN suspended");
        assertReported(world, REVOCATIONS_ARE_SERVED, "c2", "suspended", "valid");
    }

    @Test
    void reportsAnEventThatAServiceHasNotApplied() {
        world.entries.removeIf(entry -> entry.credentialId().equals("c1"));
        assertReported(world, BITS_ROWS_EVENTS_AGREE, "c1", "no entry");
        World.doctor(
                world.entries,
                entry -> entry.credentialId().equals("c3"),
                entry -> new StatusListRows.Entry(entry.place(), "c3", States.VALID, 2));
        assertReported(world, BITS_ROWS_EVENTS_AGREE, "c3", "status-list-service");
    }

    @Test
    void reportsARowThatWasNotSaid() {
        world.topics.statuses().removeIf(event -> event.credentialId().equals("c1"));
        assertReported(world, BITS_ROWS_EVENTS_AGREE, "c1", "revocation-service");
        assertReported(world, BITS_ROWS_EVENTS_AGREE, "c1", "was not said");
        assertReported(world, VERIFIER_KNOWS, "c1");
    }

    @Test
    void reportsAHistoryWithAGap() {
        World.doctor(
                world.changes,
                change -> change.credentialId().equals("c1"),
                change -> new RevocationRows.Change("c1", 2, States.VALID, States.REVOKED, "OPERATOR"));
        assertReported(world, BITS_ROWS_EVENTS_AGREE, "c1", "change 2");
    }

    @Test
    void reportsAPredecessorThatIsStillValid() {
        world.topics.requested().add(new TopicFacts.Requested("c6", World.hash("c6"), World.place(6), "c5"));
        assertReported(world, BITS_ROWS_EVENTS_AGREE, "c5", "replaced by c6");
        world.topics.withdrawn().add(new TopicFacts.Withdrawn("c7"));
        assertReported(world, BITS_ROWS_EVENTS_AGREE, "c7", "withdrawn");
    }

    @Test
    void revokedAbsorbsWhatComesLater() {
        world.topics.statuses().add(new TopicFacts.Status("c1", World.place(1), States.VALID, "OPERATOR", 2));
        assertTrue(new States(world.topics).of("c1").isRevoked());
        assertReported(world, BITS_ROWS_EVENTS_AGREE, "c1", "event of no change");
    }

    @Test
    void reportsAReplicaThatStaysBehind() {
        World.doctor(
                world.served,
                list -> list.replica().equals("http://two"),
                list -> new ServedList("http://two", World.LIST, 4, list.revoked(), list.suspended()));
        assertReported(world, BITS_ROWS_EVENTS_AGREE, "http://two", "version 4", "is 5");
        assertReported(world, REVOCATIONS_ARE_SERVED, "version 5", "http://two", "serves 4");
    }

    @Test
    void reportsAFormThatIsNotServed() {
        world.served.get(1).revoked().remove(ListForm.TOKEN);
        assertReported(world, BITS_ROWS_EVENTS_AGREE, World.LIST, "http://two", "does not serve TOKEN");
    }

    @Test
    void reportsAListThatNobodyServesOrThatIsNotPublished() {
        world.lists.add(new StatusListRows.StatusList("M", 131_072, 1, 3));
        assertReported(world, BITS_ROWS_EVENTS_AGREE, "M", "served by nobody");
        assertReported(world, BITS_ROWS_EVENTS_AGREE, "M", "no version shows");
        world.ledger.told("M", 1);
        assertReported(world, REVOCATIONS_ARE_SERVED, "M", "served by nobody");
    }

    @Test
    void reportsAnAnsweredRevocationThatWasForgotten() {
        world.ledger.revoked("c6", Instant.EPOCH);
        assertReported(world, REVOCATIONS_ARE_SERVED, "c6", "http://one");
        assertReported(world, REVOCATIONS_ARE_SERVED, "c6", "http://two");
        world.ledger.revoked("lost", Instant.EPOCH);
        assertReported(world, REVOCATIONS_ARE_SERVED, "lost", "no served list");
    }

    @Test
    void reportsWhatTheVerifierDoesNotKnow() {
        world.anchors.removeIf(anchor -> anchor.credentialId().equals("c5"));
        world.keys.remove("list-key");
        World.doctor(
                world.statuses,
                status -> status.credentialId().equals("c1"),
                status -> new VerifierRows.Status("c1", status.place(), States.VALID, 1));
        assertReported(world, VERIFIER_KNOWS, "c5", "no anchor");
        assertReported(world, VERIFIER_KNOWS, "list-key");
        assertReported(world, VERIFIER_KNOWS, "c1", "VALID");
    }

    @Test
    void reportsAnAnchorThatAReorgMoved() {
        world.topics.onchain().add(new TopicFacts.Onchain("c5", World.hash("c5"), "batch0", 2, "0xlater", "feed"));
        assertReported(world, VERIFIER_KNOWS, "c5", "0xlater");
    }
}
