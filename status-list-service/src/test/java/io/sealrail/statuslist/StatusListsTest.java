package io.sealrail.statuslist;

import java.time.Clock;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

class StatusListsTest {

    @ParameterizedTest
    @ValueSource(ints = {0, -131_072, 65_536, 131_071, 131_080, 196_608})
    void refusesSizeThatNoListMayHave(int size) {
        assertThrows(IllegalStateException.class, () -> new StatusLists(null, new Settings(size), Clock.systemUTC()));
    }

    @ParameterizedTest
    @ValueSource(ints = {131_072, 1 << 20})
    void takesPowersOfTwo(int size) {
        assertDoesNotThrow(() -> new StatusLists(null, new Settings(size), Clock.systemUTC()));
    }
}
