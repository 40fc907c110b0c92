package io.sealrail.issuance.credential;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.sealrail.issuance.program.IssuanceProgram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class IssueQueueTest {

    private final IssueQueue queue = new IssueQueue(4);
    private final IssueTicket jane = ticket("jane@example.com");
    private final IssueTicket janeAgain = ticket("jane@example.com");
    private final IssueTicket joe = ticket("joe@example.com");

    @Test
    void givesTicketsInTheirOrderAndNoSlotTwice() {
        offer(jane, janeAgain, joe);
        assertEquals(List.of(jane, joe), queue.take(10));
        assertEquals(List.of(), queue.take(10));
        queue.done(jane);
        assertEquals(List.of(janeAgain), queue.take(10));
    }

    @Test
    void takesNoMoreThanAsked() {
        offer(jane, joe);
        assertEquals(List.of(jane), queue.take(1));
        assertEquals(List.of(joe), queue.take(1));
    }

    @Test
    void isFullWithWhatWaitsAndWhatIsInABatch() {
        offer(jane, janeAgain, joe, ticket("jim@example.com"));
        queue.take(10);
        assertFalse(queue.offer(ticket("jack@example.com")));
        queue.done(joe);
        assertTrue(queue.offer(ticket("jack@example.com")));
        assertEquals(4, queue.size());
    }

    @Test
    void aTicketThatLostItsRoundKeepsItsSlot() {
        offer(jane, janeAgain);
        queue.take(10);
        queue.again(jane);
        assertEquals(List.of(jane), queue.take(10));
        queue.done(jane);
        assertEquals(List.of(janeAgain), queue.take(10));
        queue.done(janeAgain);
        assertEquals(0, queue.size());
    }

    private void offer(IssueTicket... tickets) {
        for (IssueTicket ticket : tickets) {
            assertTrue(queue.offer(ticket));
        }
    }

    private static IssueTicket ticket(String email) {
        return new IssueTicket(new IssueCommand(
                UUID.randomUUID(), new NoProgram(), email, null, OnDuplicate.REVOKE, Optional.empty()));
    }

    private static final class NoProgram extends IssuanceProgram {}
}
