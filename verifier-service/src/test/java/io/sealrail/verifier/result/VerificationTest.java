package io.sealrail.verifier.result;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class VerificationTest {

    @Test
    void isValidWhenEveryCheckPassed() {
        Verification all = Verification.of(
                Finding.CONTEXTS_KNOWN,
                Finding.KEY_VALID,
                Finding.SIGNATURE_VALID,
                Finding.WITHIN_VALIDITY,
                Finding.NOT_REVOKED);
        assertTrue(all.valid());
        assertEquals(new Verification.Checks(true, true, true), all.checks());
    }

    @Test
    void neverCountsUnknownAsPassed() {
        assertFalse(Verification.of(Finding.SIGNATURE_VALID, Finding.WITHIN_VALIDITY, Finding.STATUS_LIST_UNAVAILABLE)
                .valid());
        assertFalse(Verification.of(
                        Finding.KEY_NOT_FOUND, Finding.SIGNATURE_VALID, Finding.WITHIN_VALIDITY, Finding.NO_STATUS)
                .checks()
                .signature());
    }

    @Test
    void neverCountsACheckThatWasNotMadeAsPassed() {
        assertEquals(
                new Verification.Checks(false, false, false), Verification.of().checks());
        assertFalse(Verification.of(Finding.DOCUMENT_COMPLETE, Finding.KEY_VALID)
                .checks()
                .signature());
        assertFalse(Verification.of(Finding.SIGNATURE_VALID, Finding.WITHIN_VALIDITY)
                .valid());
    }

    @Test
    void needsEveryLineOfACheck() {
        assertFalse(Verification.of(Finding.SIGNATURE_VALID, Finding.NO_EXPIRY, Finding.NOT_REVOKED, Finding.SUSPENDED)
                .valid());
    }

    @Test
    void takesAnchorsAndForeignProofsAsInformation() {
        assertTrue(Verification.of(
                        Finding.SIGNATURE_VALID,
                        Finding.PROOF_IGNORED,
                        Finding.NO_EXPIRY,
                        Finding.NO_STATUS,
                        Finding.ANCHOR_OF_ANOTHER_CREDENTIAL)
                .valid());
    }
}
