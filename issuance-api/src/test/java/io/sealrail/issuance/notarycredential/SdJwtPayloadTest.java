package io.sealrail.issuance.notarycredential;

import java.time.Instant;

import com.fasterxml.jackson.databind.node.IntNode;
import org.junit.jupiter.api.Test;

import io.sealrail.events.StatusReference;
import io.sealrail.issuance.claim.ClaimRef;
import io.sealrail.issuance.claim.ClaimResult;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class SdJwtPayloadTest {

    private static final ClaimRef CLAIM = new ClaimRef("farm-size", "1.0");
    private static final Instant AT = Instant.parse("2026-06-01T00:00:00Z");

    @Test
    void disclosesNoMoreThanTheModeLeft() {
        assertEquals(
                "{\"claim_id\":\"farm-size\",\"version\":\"1.0\",\"value\":3,\"satisfied\":true,"
                        + "\"subject_type\":\"person\",\"issued_at\":\"2026-06-01T00:00:00Z\"}",
                disclosed(new ClaimResult(CLAIM, "person", IntNode.valueOf(3), true, AT)));
        assertEquals(
                "{\"claim_id\":\"farm-size\",\"version\":\"1.0\",\"satisfied\":false,"
                        + "\"subject_type\":\"person\",\"issued_at\":\"2026-06-01T00:00:00Z\"}",
                disclosed(new ClaimResult(CLAIM, "person", null, false, AT)));
        assertEquals(
                "{\"claim_id\":\"farm-size\",\"version\":\"1.0\","
                        + "\"subject_type\":\"person\",\"issued_at\":\"2026-06-01T00:00:00Z\"}",
                disclosed(new ClaimResult(CLAIM, "person", null, null, AT)));
    }

    @Test
    void namesTheAddressOfTheTokenAndTheIndexAsANumber() {
        assertEquals(
                "{\"status_list\":{\"idx\":7,\"uri\":\"https://notary.test/credentials/status/12/token\"}}",
                SdJwtPayload.status(new StatusReference("12", 7), "https://notary.test")
                        .toString());
    }

    @Test
    void idsBeginWithWhatCanBeInAPathAndAUrn() {
        assertDoesNotThrow(() -> SignNotaryCredential.requireUsable("urn:example:"));
        for (String bad : new String[] {"", ":", "urn:a b:", "urn:a/b:", "urn:ä:", "x".repeat(200)}) {
            assertThrows(IllegalStateException.class, () -> SignNotaryCredential.requireUsable(bad));
        }
    }

    private static String disclosed(ClaimResult result) {
        return SdJwtPayload.disclosed(result).toString();
    }
}
