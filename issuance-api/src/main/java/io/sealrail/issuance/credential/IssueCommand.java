package io.sealrail.issuance.credential;

import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sealrail.issuance.program.IssuanceProgram;

/**
 * A credential to issue, after every check that needs no look at users and credentials.
 *
 * @param partnerId who asks
 * @param program under which rules
 * @param email for whom, normalised
 * @param subject the claims, which match the program's schema
 * @param onDuplicate what to do when there is one
 * @param idempotency the key under which the answer is kept
 */
record IssueCommand(
        UUID partnerId,
        IssuanceProgram program,
        String email,
        ObjectNode subject,
        OnDuplicate onDuplicate,
        Optional<IdempotencyKey> idempotency) {

    /** Commands of one slot want the same active credential, so they go one after the other. */
    Slot slot() {
        return new Slot(program.issuerDid(), program.programId(), email);
    }

    /** At most one credential is active for each issuer, program and user. */
    record Slot(String issuerDid, String programId, String email) {}
}
