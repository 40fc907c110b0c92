package io.sealrail.verifier.verify;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sealrail.verifier.result.Finding;
import io.sealrail.verifier.status.StatusEntry;

/**
 * A credential whose signature was looked at, as the rest of the checks sees it, whatever its format. What follows the findings
 * and the time may be asked of one whose signature is its issuer's.
 */
interface Examined {

    /** About everything that counts for the signature. */
    List<Finding> findings();

    /** How its time stands. */
    Finding validityAt(Instant now);

    /** Who signed it: a DID, or the https address of an issuer that is not ours. */
    String issuer();

    /** What it calls itself, empty text if nothing. */
    String id();

    /** Where it says that its status is. */
    List<StatusEntry> statusEntries();

    /** The hash that it says is anchored, or nothing. */
    JsonNode coreClaimHash();

    /** The claims that it discloses; {@code null} for a format that hides none. */
    ObjectNode claims();
}
