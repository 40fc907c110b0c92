package io.sealrail.system.check;

import java.util.UUID;

import org.junit.jupiter.api.Test;

import static io.sealrail.system.check.CheckName.ANSWERS_AS_PROMISED;
import static io.sealrail.system.check.CheckName.AUDIT_CHAIN_INTACT;
import static io.sealrail.system.check.CheckName.CONSUMERS_DRAINED;
import static io.sealrail.system.check.CheckName.DEAD_LETTERS_ONLY_POISON;
import static io.sealrail.system.check.CheckName.NO_ORPHAN_ROWS;
import static io.sealrail.system.check.CheckName.ONE_RESULT_PER_KEY;
import static io.sealrail.system.check.CheckName.ONE_WRITER_AT_A_TIME;
import static io.sealrail.system.check.CheckName.OUTBOX_DRAINED;
import static io.sealrail.system.check.Reported.assertReported;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What is wrong with rows, events, keys, letters and leases is reported. */
class DeliveryChecksTest {

    private final World world = World.small();

    @Test
    void reportsAKeyWithTwoResults() {
        world.ledger.answered("key of c5", World.hash("c6"));
        assertReported(world, ONE_RESULT_PER_KEY, "key of c5", World.hash("c5"), World.hash("c6"));
    }

    @Test
    void reportsAnAnswerThatIsNotTheKeptOne() {
        World.doctor(
                world.kept,
                answer -> answer.key().equals("key of c5"),
                answer -> new IssuanceRows.KeptAnswer("key of c5", World.hash("lost")));
        assertReported(world, ONE_RESULT_PER_KEY, "key of c5", World.hash("lost"), "no credential");
        assertReported(world, ONE_RESULT_PER_KEY, "key of c5", "keeps", World.hash("c5"));
    }

    @Test
    void reportsAPersonWithTwoActiveCredentials() {
        World.doctor(
                world.credentials,
                each -> each.id().equals("c6"),
                each -> new IssuanceRows.Credential(
                        "c6",
                        "air",
                        each.hash(),
                        each.program(),
                        "person of c5",
                        true,
                        null,
                        each.place(),
                        each.status(),
                        0,
                        true,
                        1,
                        each.batchId(),
                        each.transactionHash()));
        assertReported(world, ONE_RESULT_PER_KEY, "person of c5", "c6");
    }

    @Test
    void reportsAnEventThatIsStillInTheOutbox() {
        UUID id = UUID.randomUUID();
        world.outbox.add(new OutboxRow("revocation-service", id, "credential-status.v1", "c5", false));
        assertReported(world, OUTBOX_DRAINED, "revocation-service", id.toString(), "c5", "not marked");
    }

    @Test
    void reportsAnEventThatWasMarkedAndNeverPublished() {
        UUID id = UUID.randomUUID();
        world.outbox.add(new OutboxRow("issuance-api", id, "issue-requested.v1", "c5", true));
        assertReported(world, OUTBOX_DRAINED, id.toString(), "not on its topic");
    }

    @Test
    void reportsAConsumerThatIsBehindOrAhead() {
        world.lags.add(new Lag("verifier-service", "credential-onchain.v1", 2, 40, 41));
        world.lags.add(new Lag("revocation-service", "issue-requested.v1", 1, 9, 8));
        assertReported(world, CONSUMERS_DRAINED, "verifier-service", "40 of 41", "credential-onchain.v1");
        assertReported(world, CONSUMERS_DRAINED, "revocation-service", "9 of 8");
    }

    @Test
    void reportsADeadLetterThatNobodySent() {
        world.topics
                .deadLetters()
                .add(new TopicFacts.DeadLetter(
                        "issue-requested.v1.dlq", 3, "c5", "sqlstate-23505", "issue-requested.v1/0@12", false));
        assertReported(world, DEAD_LETTERS_ONLY_POISON, "c5", "sqlstate-23505", "issue-requested.v1/0@12");
    }

    @Test
    void reportsPoisonThatWasSwallowedOrLost() {
        String swallowed = world.poison.next("credential-status.v1");
        world.poison.acknowledged(swallowed);
        world.topics.poisonSeen().add(swallowed);
        assertReported(world, DEAD_LETTERS_ONLY_POISON, swallowed, "no dead letter");
        String lost = world.poison.next("credential-status.v1");
        world.poison.acknowledged(lost);
        assertReported(world, DEAD_LETTERS_ONLY_POISON, lost, "not there");
    }

    @Test
    void poisonThatMayNotHaveArrivedOrThatNobodyReadsIsFine() {
        world.poison.next("credential-status.v1");
        String unread = world.poison.next("batch-sealed.v1");
        world.poison.acknowledged(unread);
        world.topics.poisonSeen().add(unread);
        assertTrue(world.finding(DEAD_LETTERS_ONLY_POISON).holds());
    }

    @Test
    void reportsARecordThatIsNoEvent() {
        world.topics.unreadable().add(new TopicFacts.Spot("batch-sealed.v1", 1, 17, "mine"));
        assertReported(world, DEAD_LETTERS_ONLY_POISON, "batch-sealed.v1", "17", "mine");
    }

    @Test
    void reportsABrokenRecord() {
        World.doctor(
                world.links,
                link -> link.sequence() == 4,
                link -> new AuditRows.Link(4, "r4", link.previous(), link.hash(), "{\"request_id\":\"forged\"}"));
        assertReported(world, AUDIT_CHAIN_INTACT, "link 4", "r4");
        world.links.remove(5);
        assertReported(world, AUDIT_CHAIN_INTACT, "link 7", "stands where 6");
        assertReported(world, AUDIT_CHAIN_INTACT, "link 7", "hash before it");
    }

    @Test
    void reportsACallThatIsNotSealed() {
        world.unsealed = 2;
        assertReported(world, AUDIT_CHAIN_INTACT, "2 wait");
    }

    @Test
    void reportsACredentialWithoutEvent() {
        world.topics.requested().removeIf(event -> event.credentialId().equals("c5"));
        assertReported(world, NO_ORPHAN_ROWS, "c5", "issue-requested.v1");
    }

    @Test
    void reportsAnEventWithoutCredential() {
        world.topics.requested().add(new TopicFacts.Requested("lost", World.hash("lost"), World.place(9), null));
        world.topics.onchain().removeIf(event -> event.credentialId().equals("c5"));
        assertReported(world, NO_ORPHAN_ROWS, "lost", "issue-requested.v1");
        assertReported(world, NO_ORPHAN_ROWS, "c5", "credential-onchain.v1");
    }

    @Test
    void reportsRowsThatBelongToNothing() {
        world.leaves.add(new OnchainRows.Leaf("stray", World.hash("stray"), null, -1));
        world.revocables.removeIf(row -> row.credentialId().equals("c5"));
        world.notary.clear();
        world.transactions.clear();
        world.topics.sealed().clear();
        assertReported(world, NO_ORPHAN_ROWS, "stray", "leaf");
        assertReported(world, NO_ORPHAN_ROWS, "c5", "revocable");
        assertReported(world, NO_ORPHAN_ROWS, "c2", "Notary row");
        assertReported(world, NO_ORPHAN_ROWS, "batch0", "has no transaction");
        assertReported(world, NO_ORPHAN_ROWS, "batch0", "batch-sealed.v1");
    }

    @Test
    void reportsTwoWritersUnderOneToken() {
        world.writes.add(new LeaseWrite("issuance-api", "outbox-relay", 2, "issuance-api"));
        assertReported(world, ONE_WRITER_AT_A_TIME, "token 2", "outbox-relay", "issuance-api-2");
    }

    @Test
    void reportsAWriterThatCannotBeToldApart() {
        world.writes.add(new LeaseWrite("issuance-api", "outbox-relay", 3, "vertx-pg-client"));
        assertReported(world, ONE_WRITER_AT_A_TIME, "vertx-pg-client", "application_name");
    }

    @Test
    void reportsAnswersThatMayNotBeGiven() {
        world.ledger.odd("HTTP 500 to an issue call");
        assertReported(world, ANSWERS_AS_PROMISED, "HTTP 500");
    }
}
