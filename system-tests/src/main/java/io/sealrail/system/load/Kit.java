package io.sealrail.system.load;

import java.time.Instant;
import java.util.Random;
import java.util.concurrent.Executor;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What one caller works with; used by its own thread only, but for door, careful and ledger.
 *
 * @param random decides all that the caller chooses, and nothing else
 * @param held credentials that stand
 * @param ended credentials that are revoked for good
 * @param crowd runs the calls that are made at once
 */
record Kit(
        Door door,
        Careful careful,
        Ledger ledger,
        Random random,
        Names names,
        Shelf<Held> held,
        Shelf<Held> ended,
        Executor crowd) {

    /** An answer said that it is revoked. */
    void ended(Held credential) {
        ledger.revoked(credential.credentialId(), Instant.now());
        ledger.settle(credential.credentialId());
        credential.changed();
        held.remove(credential);
        ended.put(credential);
    }

    /** The list that shows the credential's status, {@code null} if it cannot be had now. */
    String listOf(Held credential) {
        Reply found = careful.ask("record", () -> door.record(credential.credentialId()));
        careful.unexpected(found);
        return found.text("statusListId");
    }

    /** An answer named the version of the credential's list that shows the change, unless it could not. */
    void told(Held credential, String listId, JsonNode version) {
        if (version.isIntegralNumber()) {
            credential.shown();
        }
        if (listId != null && version.isIntegralNumber()) {
            ledger.told(listId, version.asLong());
        }
    }
}
