package io.sealrail.issuance.partner;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

class EmailsTest {

    @Test
    void trimsAndLowersCase() {
        assertEquals(Optional.of("jane.doe+x@example.com"), Emails.normalise("  Jane.Doe+X@EXAMPLE.com\n"));
        assertEquals(Optional.of("jane@localhost"), Emails.normalise("jane@localhost"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "jane", "@example.com", "jane@", "a@b@c", "jane @example.com", "jane@example..com", "a\0@b.c"
            })
    void refusesWhatCannotBeAnAddress(String text) {
        assertEquals(Optional.empty(), Emails.normalise(text));
    }

    @Test
    void refusesTheMissingAndTheTooLong() {
        assertEquals(Optional.empty(), Emails.normalise(null));
        assertEquals(Optional.empty(), Emails.normalise("jane@" + "a".repeat(250)));
    }
}
