package io.sealrail.kit.http;

import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class InternalTokenTest {

    private static final String TOKEN = "internal-token-of-the-tests-0123456789";

    @Test
    void hidesThePathWhenNoTokenIsSet() {
        InternalToken unset = new InternalToken(Optional.empty());

        for (String given : new String[] {null, "", "Bearer ", "Bearer null"}) {
            assertEquals(
                    404, assertThrows(Problem.class, () -> unset.require(given)).status());
        }
    }

    @Test
    void takesTheTokenAndNoOther() {
        InternalToken set = new InternalToken(Optional.of(TOKEN));

        assertDoesNotThrow(() -> set.require("Bearer " + TOKEN));
        for (String given : new String[] {null, "", TOKEN, "Bearer " + TOKEN + "0", "Bearer x"}) {
            assertEquals(
                    401, assertThrows(Problem.class, () -> set.require(given)).status());
        }
    }

    @Test
    void knowsTheTokenAndNeverOneWhenNoneIsSet() {
        InternalToken set = new InternalToken(Optional.of(TOKEN));
        InternalToken unset = new InternalToken(Optional.empty());

        assertTrue(set.is(TOKEN));
        for (String given : new String[] {null, "", "null", TOKEN + "0", "Bearer " + TOKEN}) {
            assertFalse(set.is(given));
            assertFalse(unset.is(given));
        }
        assertFalse(unset.is(TOKEN));
    }

    @Test
    void showsWhatTheOthersTake() {
        InternalToken set = new InternalToken(Optional.of(TOKEN));
        InternalToken unset = new InternalToken(Optional.empty());

        assertTrue(set.is(set.text().orElseThrow()));
        assertDoesNotThrow(() -> set.require(set.authorization().orElseThrow()));
        assertTrue(unset.text().isEmpty() && unset.authorization().isEmpty());
    }

    static Stream<String> unusable() {
        return Stream.of(
                "x", "0".repeat(31), "0".repeat(513), "0".repeat(40) + " ", "0".repeat(40) + "\n", "ä".repeat(40));
    }

    @ParameterizedTest
    @MethodSource("unusable")
    void refusesToStartWithWhatIsNoToken(String token) {
        assertThrows(IllegalStateException.class, () -> new InternalToken(Optional.of(token)));
    }
}
