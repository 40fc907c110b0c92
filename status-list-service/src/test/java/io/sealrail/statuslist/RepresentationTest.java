package io.sealrail.statuslist;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

class RepresentationTest {

    private static final byte[] BODY = {1, 2, 3};

    @Test
    void tagsEqualBytesOfOneVersionEqually() {
        assertEquals(
                Representation.of(BODY, 1).etag(),
                Representation.of(BODY.clone(), 1).etag());
    }

    @Test
    void tagsOtherBytesAndOtherVersionsDifferently() {
        String etag = Representation.of(BODY, 1).etag();

        assertNotEquals(etag, Representation.of(new byte[] {1, 2, 4}, 1).etag());
        assertNotEquals(etag, Representation.of(BODY, 2).etag());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "\"1\"", "\"1-\"", "W/*", "\"*\""})
    void matchesNoOtherTag(String condition) {
        assertFalse(Representation.of(BODY, 1).matches(condition));
    }
}
