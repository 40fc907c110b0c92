package io.sealrail.statuslist;

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.sealrail.kit.http.Problem;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class InternalTokenTest {

    @Test
    void hidesThePathWhenNoTokenIsSet() {
        InternalToken unset = new InternalToken(new Settings(131_072));

        for (String given : new String[] {null, "", "Bearer ", "Bearer null"}) {
            assertEquals(
                    404, assertThrows(Problem.class, () -> unset.require(given)).status());
        }
    }

    @Test
    void takesTheTokenAndNoOther() {
        InternalToken set = new InternalToken(Settings.withToken(TokenSetting.TOKEN));

        assertDoesNotThrow(() -> set.require("Bearer " + TokenSetting.TOKEN));
        for (String given :
                new String[] {null, "", TokenSetting.TOKEN, "Bearer " + TokenSetting.TOKEN + "0", "Bearer x"}) {
            assertEquals(
                    401, assertThrows(Problem.class, () -> set.require(given)).status());
        }
    }

    static Stream<String> unusable() {
        return Stream.of(
                "x", "0".repeat(31), "0".repeat(513), "0".repeat(40) + " ", "0".repeat(40) + "\n", "ä".repeat(40));
    }

    @ParameterizedTest
    @MethodSource("unusable")
    void refusesToStartWithWhatIsNoToken(String token) {
        assertThrows(IllegalStateException.class, () -> new InternalToken(Settings.withToken(token)));
    }
}
