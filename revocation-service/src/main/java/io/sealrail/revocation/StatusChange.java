package io.sealrail.revocation;

import java.time.Instant;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.sealrail.events.CredentialStatus.Cause;
import io.sealrail.events.CredentialStatus.State;

/**
 * One line of a credential's history.
 *
 * @param sequence counts up by one with each change of the credential
 * @param reason the words of whoever changed it, {@code null} if there were none; they never leave this service otherwise
 * @param actor subject of the operator's token, or the service whose event it was; {@code unknown} if it was restored
 * @param restored whether the line was lost with the database and rebuilt from its event, without reason and actor
 */
record StatusChange(
        long sequence,
        State from,
        State to,
        Cause cause,
        @Schema(nullable = true) String reason,
        String actor,
        Instant at,
        boolean restored) {}
