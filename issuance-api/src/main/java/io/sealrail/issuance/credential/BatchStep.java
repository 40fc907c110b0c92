package io.sealrail.issuance.credential;

import java.util.UUID;

/** What a batch does with one ticket. */
sealed interface BatchStep {

    IssueTicket ticket();

    /** Tells the caller why not; nothing is stored. */
    record Refuse(IssueTicket ticket, Throwable why) implements BatchStep {}

    /** Gives the answer of an earlier call; nothing is stored. */
    record Replay(IssueTicket ticket, IssueAnswer answer) implements BatchStep {}

    /** Gives what there is already; only the idempotency key is stored, if there is one. */
    record Keep(IssueTicket ticket, IssueAnswer answer) implements BatchStep {}

    /**
     * Stores a new credential and ends the active one.
     *
     * @param userUuid the user
     * @param userIsNew whether the user is to be stored with it
     * @param active what the standing knew of the active credential, or {@code null}
     * @param credential what was signed
     */
    record Issue(
            IssueTicket ticket, UUID userUuid, boolean userIsNew, Standing.Active active, SignedCredential credential)
            implements BatchStep {

        IssueAnswer answer() {
            return new IssueAnswer(
                    credential.coreClaimHash(), ticket.command().program().programId(), userUuid);
        }
    }
}
