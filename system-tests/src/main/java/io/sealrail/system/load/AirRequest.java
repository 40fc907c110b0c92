package io.sealrail.system.load;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

import io.sealrail.credential.key.Sha256;
import io.sealrail.system.load.Ledger.Issued;
import io.sealrail.system.load.Ledger.Kind;

/**
 * One call to issue on behalf of a person.
 *
 * @param idempotencyKey {@code null} if it is sent without
 * @param ignoring whether it asks for the credential that the person has, if there is one; otherwise that one ends
 */
record AirRequest(String email, String body, String idempotencyKey, boolean ignoring) {

    boolean isKeyed() {
        return idempotencyKey != null;
    }

    /** What is in doubt when its answer is lost. */
    List<String> about() {
        return List.of(isKeyed() ? idempotencyKey : email);
    }

    /** Whether a try whose answer was lost, or that comes late, can neither make nor end anything that the answered one does not. */
    boolean isRepeatable() {
        return isKeyed() || ignoring;
    }

    Issued answered(String coreClaimHash) {
        return new Issued(Kind.AIR, null, coreClaimHash, email, idempotencyKey, digest(), Instant.now());
    }

    private String digest() {
        return HexFormat.of().formatHex(Sha256.hash(body.getBytes(StandardCharsets.UTF_8)));
    }
}
