package io.sealrail.credential.did;

import java.security.SecureRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.sealrail.credential.key.Hex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class DidAirTest {

    /** The sample of the API's page, whose first character is not the one that the checksum was made for. */
    private static final String PUBLISHED = "did:air:id:test:5P44fsVUhPctDTWH2Nz26pZJFsg6CqyiAELTGeVQDB";

    private static final String CORRECTED = "did:air:id:test:4P44fsVUhPctDTWH2Nz26pZJFsg6CqyiAELTGeVQDB";

    @Test
    void reportsAWrongChecksumWithoutRefusingIt() {
        assertFalse(DidAir.parse(PUBLISHED).checksumValid());
        assertEquals(PUBLISHED, DidAir.parse(PUBLISHED).text());
        assertTrue(DidAir.parse(CORRECTED).checksumValid());
        assertEquals("03d2", Hex.encode(DidAir.parse(CORRECTED).id()).substring(0, 4));
        assertEquals("test", DidAir.parse(CORRECTED).network());
    }

    @Test
    void createsIdentifiersThatLookPublished() {
        SecureRandom random = new SecureRandom();
        DidAir did = DidAir.create("test", random);

        assertTrue(did.checksumValid());
        assertTrue(did.text().matches("did:air:id:test:4[1-9A-Za-z]{41}"), did.text());
        assertEquals(did, DidAir.parse(did.text()));
        assertEquals(did.hashCode(), DidAir.parse(did.text()).hashCode());
        assertEquals("air", did.did().method());
        assertNotEquals(did, DidAir.create("test", random));
    }

    @ParameterizedTest
    @ValueSource(strings = {"main", "testnet", "", "Test"})
    void createsNothingForNetworksWhoseTypeIsNotKnown(String network) {
        SecureRandom random = new SecureRandom();
        assertThrows(IllegalArgumentException.class, () -> DidAir.create(network, random));
    }

    @Test
    void readsOtherNetworks() {
        assertEquals("main", DidAir.parse(CORRECTED.replace(":test:", ":main:")).network());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "did:web:example.org",
                "did:air:test:4P44fsVUhPctDTWH2Nz26pZJFsg6CqyiAELTGeVQDB",
                "did:air:id:test:4P44fsVUhPctDTWH2Nz26pZJFsg6CqyiAELTGeVQD",
                "did:air:id:test:4P44fsVUhPctDTWH2Nz26pZJFsg6CqyiAELTGeVQDBBB",
                "did:air:id:test:0P44fsVUhPctDTWH2Nz26pZJFsg6CqyiAELTGeVQDB",
                "did:air:id:TEST:4P44fsVUhPctDTWH2Nz26pZJFsg6CqyiAELTGeVQDB",
                "did:air:id:test:4P44fsVUhPctDTWH2Nz26pZJFsg6CqyiAELTGeVQDB#key-1",
                "did:air:id:test:"
            })
    void refusesWhatIsNoDidAir(String text) {
        assertThrows(IllegalArgumentException.class, () -> DidAir.parse(text));
    }
}
